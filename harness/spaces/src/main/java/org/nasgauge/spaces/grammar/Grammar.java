package org.nasgauge.spaces.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.nasgauge.api.error.Quoted;

/**
 * A context-free grammar: a symbol that has rules is a nonterminal, all others are terminals. Derivations are trees; a
 * grammar that derives the same word in two ways counts it twice. Immutable.
 */
public final class Grammar {
    /** Nonterminals on a path from the root; derivations are walked recursively. */
    public static final int MOST_DEPTH = 200;

    private static final int MOST_RULES = MOST_DEPTH;
    private static final int MOST_SYMBOLS = 10_000;
    private static final int LONGEST_SYMBOL = 100;
    /** The depth of what never ends; so small that it can be added to. */
    private static final int ENDLESS = Integer.MAX_VALUE / 2;

    private final String name;
    private final String start;
    private final Map<String, List<List<String>>> rules;
    private final int depth;
    private final Map<String, Integer> leastDepths;

    private Grammar(String name, String start, Map<String, List<List<String>>> rules, int depth) {
        this.name = name;
        this.start = start;
        this.rules = rules;
        this.depth = depth;
        this.leastDepths = leastDepths(rules);
    }

    /**
     * @param rules for each nonterminal its productions, each the symbols in their order; the order of the map and of the
     *     productions is that of the choices of the search space
     * @param depth how many nonterminals may stand on a path from the root, at most {@value #MOST_DEPTH}; a grammar that
     *     is recursive needs it
     * @throws IllegalArgumentException if no finite set of derivations is described, saying why
     */
    public static Grammar of(String name, String start, Map<String, List<List<String>>> rules, OptionalInt depth) {
        checkSize(rules, depth);
        Map<String, List<List<String>>> copy = new LinkedHashMap<>();
        rules.forEach((symbol, productions) ->
                copy.put(symbol, productions.stream().map(List::copyOf).toList()));
        for (Map.Entry<String, List<List<String>>> rule : copy.entrySet()) {
            check(rule.getKey(), rule.getValue());
        }
        if (!copy.containsKey(start)) {
            throw new IllegalArgumentException("the start symbol " + start + " has no rule");
        }
        Set<String> reached = new LinkedHashSet<>();
        List<String> path = new ArrayList<>();
        List<String> cycle = new ArrayList<>();
        reach(start, copy, path, reached, cycle);
        copy.keySet().stream()
                .filter(symbol -> !reached.contains(symbol))
                .findFirst()
                .ifPresent(symbol -> {
                    throw new IllegalArgumentException("no derivation from " + start + " uses the rule of " + symbol);
                });
        if (depth.isEmpty() && !cycle.isEmpty()) {
            throw new IllegalArgumentException(
                    "the rules are recursive (" + String.join(" → ", cycle) + "), so that a depth is needed");
        }
        return new Grammar(name, start, copy, depth.orElse(copy.size()));
    }

    /** Before anything walks along the rules. */
    private static void checkSize(Map<String, List<List<String>>> rules, OptionalInt depth) {
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(rules.size() + " nonterminals; at most " + MOST_RULES + " are read");
        }
        long symbols = rules.values().stream()
                .flatMap(List::stream)
                .mapToLong(production -> 1 + production.size())
                .sum();
        if (symbols > MOST_SYMBOLS) {
            throw new IllegalArgumentException(
                    "productions of " + symbols + " symbols; at most " + MOST_SYMBOLS + " are read");
        }
        if (depth.isPresent() && (depth.getAsInt() < 1 || depth.getAsInt() > MOST_DEPTH)) {
            throw new IllegalArgumentException("depth " + depth.getAsInt() + "; expected 1 to " + MOST_DEPTH);
        }
    }

    private static void check(String symbol, List<List<String>> productions) {
        if (productions.isEmpty()) {
            throw new IllegalArgumentException(symbol + " has no production");
        }
        Set<List<String>> different = new LinkedHashSet<>();
        for (List<String> production : productions) {
            if (!different.add(production)) {
                throw new IllegalArgumentException(
                        symbol + " has the production " + Quoted.of(String.join(" ", production)) + " twice");
            }
            for (String part : production) {
                checkWritable(part);
            }
        }
        checkWritable(symbol);
    }

    private static void checkWritable(String symbol) {
        if (symbol.isEmpty()
                || symbol.length() > LONGEST_SYMBOL
                || Quoted.hides(symbol)
                || symbol.chars().anyMatch(c -> c == '(' || c == ')' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(Quoted.of(symbol) + " is no symbol; expected 1 to " + LONGEST_SYMBOL
                    + " characters, all visible, without spaces and brackets");
        }
    }

    /** For each nonterminal the depth of its flattest derivation; a nonterminal that derives nothing is endless. */
    private static Map<String, Integer> leastDepths(Map<String, List<List<String>>> rules) {
        Map<String, Integer> least = new HashMap<>();
        rules.keySet().forEach(symbol -> least.put(symbol, ENDLESS));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, List<List<String>>> rule : rules.entrySet()) {
                int flattest = rule.getValue().stream()
                        .mapToInt(production -> 1 + leastDepth(production, least))
                        .min()
                        .orElse(ENDLESS);
                changed |= flattest < least.getOrDefault(rule.getKey(), ENDLESS);
                least.merge(rule.getKey(), flattest, Math::min);
            }
        }
        return least;
    }

    private static void reach(
            String symbol,
            Map<String, List<List<String>>> rules,
            List<String> path,
            Set<String> reached,
            List<String> cycle) {
        if (path.contains(symbol)) {
            if (cycle.isEmpty()) {
                cycle.addAll(path.subList(path.indexOf(symbol), path.size()));
                cycle.add(symbol);
            }
            return;
        }
        if (!rules.containsKey(symbol) || !reached.add(symbol)) {
            return;
        }
        path.add(symbol);
        for (List<String> production : rules.getOrDefault(symbol, List.of())) {
            production.forEach(part -> reach(part, rules, path, reached, cycle));
        }
        path.remove(path.size() - 1);
    }

    public String name() {
        return name;
    }

    public String start() {
        return start;
    }

    /** How many nonterminals stand on a path from the root at most. */
    public int depth() {
        return depth;
    }

    /** How deep the flattest derivation of the symbols side by side is; 0 of terminals alone. */
    int leastDepth(List<String> production) {
        return leastDepth(production, leastDepths);
    }

    private static int leastDepth(List<String> production, Map<String, Integer> leastDepths) {
        return production.stream()
                .mapToInt(part -> leastDepths.getOrDefault(part, 0))
                .max()
                .orElse(0);
    }

    public Set<String> nonterminals() {
        return rules.keySet();
    }

    public boolean isNonterminal(String symbol) {
        return rules.containsKey(symbol);
    }

    /** In the order in which they were given; none for a terminal. */
    public List<List<String>> productions(String symbol) {
        return rules.getOrDefault(symbol, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grammar that
                && name.equals(that.name)
                && start.equals(that.start)
                && depth == that.depth
                && List.copyOf(rules.entrySet()).equals(List.copyOf(that.rules.entrySet()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, start, depth, rules);
    }

    /** What stands in a production at one place of a derivation. */
    sealed interface Part permits Terminal, Position {}

    /** A symbol that derives nothing further. */
    record Terminal(String symbol) implements Part {}
}
