package org.nasgauge.spaces.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where a nonterminal may stand in a derivation: every production that can still end within the depth, with the
 * places below it. Immutable once built.
 */
final class Position implements Grammar.Part {
    private static final int MOST = 2_000;

    private final String symbol;
    private final List<Option> options = new ArrayList<>();
    /** The number of its decision; unused where there is no choice. */
    private final int decision;

    private final BigInteger count;

    /** @param count of the derivations of its parts */
    record Option(String text, List<Grammar.Part> parts, BigInteger count) {}

    /** All places of a grammar's derivations. */
    static final class Tree {
        private final Grammar grammar;
        private final DerivationCounts counts;
        private final List<Position> decisions = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Position root;
        private int positions;

        Tree(Grammar grammar) {
            this.grammar = grammar;
            this.counts = new DerivationCounts(grammar);
            this.root = new Position(this, grammar.start(), grammar.depth(), grammar.start());
        }

        Position root() {
            return root;
        }

        /** The places where there is a choice, each before those below it. */
        List<Position> decisions() {
            return decisions;
        }

        /** Of each decision, its path from the root. */
        List<String> names() {
            return names;
        }
    }

    private Position(Tree tree, String symbol, int depth, String path) {
        if (++tree.positions > MOST) {
            throw new IllegalArgumentException("the derivations have more than " + MOST
                    + " places for nonterminals, so that genomes would be too long; lower the depth");
        }
        this.symbol = symbol;
        this.count = tree.counts.of(symbol, depth);
        List<List<String>> viable = tree.grammar.productions(symbol).stream()
                .filter(production -> tree.counts.of(production, depth - 1).signum() > 0)
                .toList();
        this.decision = tree.decisions.size();
        if (viable.size() > 1) {
            tree.decisions.add(this);
            tree.names.add(path);
        }
        for (List<String> production : viable) {
            List<Grammar.Part> parts = new ArrayList<>();
            for (String part : production) {
                parts.add(
                        tree.grammar.isNonterminal(part)
                                ? new Position(tree, part, depth - 1, path + "." + (parts.size() + 1) + part)
                                : new Grammar.Terminal(part));
            }
            String text = String.join(" ", production);
            options.add(new Option(text, List.copyOf(parts), tree.counts.of(production, depth - 1)));
        }
    }

    String symbol() {
        return symbol;
    }

    List<Option> options() {
        return options;
    }

    boolean isDecision() {
        return options.size() > 1;
    }

    int decision() {
        return decision;
    }

    /** Of the derivations from here. */
    BigInteger count() {
        return count;
    }
}
