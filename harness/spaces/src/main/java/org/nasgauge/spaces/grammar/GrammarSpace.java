package org.nasgauge.spaces.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.CountedSpace;
import org.nasgauge.api.space.Decision;
import org.nasgauge.spaces.decision.DecisionSpace;
import org.nasgauge.spaces.grammar.Grammar.Part;
import org.nasgauge.spaces.grammar.Grammar.Terminal;

/**
 * The derivations of a grammar. There is a decision for every place where a nonterminal with a choice may stand; places that
 * a derivation does not reach stay at their first choice, so that each derivation is one genome. The elementary change is
 * another production at one place, where all below the old one and the new one stands at its first choices. Written as a
 * tree in brackets, as Schrodi et al., Construction of hierarchical neural architecture search spaces based on context-free
 * grammars, NeurIPS 2023, write theirs. No two derivations count as the same network.
 */
public class GrammarSpace extends DecisionSpace implements CountedSpace {
    private final Grammar grammar;
    private final Position root;

    GrammarSpace(Grammar grammar, Position.Tree tree) {
        super(grammar.name(), decisions(tree));
        this.grammar = grammar;
        this.root = tree.root();
    }

    /**
     * The space of a grammar; numbered if it has no more than 2³¹ − 1 derivations.
     *
     * @throws IllegalArgumentException if there are fewer than two derivations, or too many places for a genome
     */
    public static GrammarSpace of(Grammar grammar) {
        Position.Tree tree = new Position.Tree(grammar);
        BigInteger count = tree.root().count();
        if (count.compareTo(BigInteger.TWO) < 0) {
            throw new IllegalArgumentException(
                    "the grammar has " + count + " derivations; a search space needs at least 2");
        }
        return count.bitLength() < Integer.SIZE
                ? new NumberedGrammarSpace(grammar, tree)
                : new GrammarSpace(grammar, tree);
    }

    private static List<Decision> decisions(Position.Tree tree) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < tree.names().size(); i++) {
            decisions.add(new Decision(
                    tree.names().get(i),
                    tree.decisions().get(i).options().stream()
                            .map(Position.Option::text)
                            .toList()));
        }
        return decisions;
    }

    public final Grammar grammar() {
        return grammar;
    }

    @Override
    public final BigInteger count() {
        return root.count();
    }

    /** Read as a mixed-radix number: by the first production, then by what its symbols derive. */
    @Override
    public final Architecture at(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(root.count()) >= 0) {
            throw new IndexOutOfBoundsException("derivation " + number + " of " + root.count());
        }
        int[] choices = new int[decisions().size()];
        read(root, number, choices);
        return Architecture.of(choices);
    }

    final Position root() {
        return root;
    }

    /** The choice at a place. */
    static int chosen(Position position, Architecture genome) {
        return position.isDecision() ? genome.choice(position.decision()) : 0;
    }

    /** The terminals of the derivation from left to right. */
    public final List<String> word(Architecture genome) {
        List<String> word = new ArrayList<>();
        collect(root, genome, word);
        return word;
    }

    private static void collect(Position position, Architecture genome, List<String> word) {
        for (Part part : position.options().get(chosen(position, genome)).parts()) {
            if (part instanceof Position below) {
                collect(below, genome, word);
            } else if (part instanceof Terminal terminal) {
                word.add(terminal.symbol());
            }
        }
    }

    @Override
    protected final Optional<String> brokenRule(Architecture genome) {
        boolean[] reached = new boolean[genome.length()];
        mark(root, genome, reached);
        for (int i = 0; i < reached.length; i++) {
            if (!reached[i] && genome.choice(i) != 0) {
                return Optional.of(
                        genome + " chooses at " + decisions().get(i).name() + ", which its derivation does not reach");
            }
        }
        return Optional.empty();
    }

    private static void mark(Position position, Architecture genome, boolean[] reached) {
        if (position.isDecision()) {
            reached[position.decision()] = true;
        }
        for (Part part : position.options().get(chosen(position, genome)).parts()) {
            if (part instanceof Position below) {
                mark(below, genome, reached);
            }
        }
    }

    /** Uniform over the derivations. */
    @Override
    public Architecture sample(SeededRandom random) {
        return at(UniformNumber.below(root.count(), random));
    }

    private static void read(Position position, BigInteger number, int[] choices) {
        BigInteger rest = number;
        int chosen = 0;
        while (rest.compareTo(position.options().get(chosen).count()) >= 0) {
            rest = rest.subtract(position.options().get(chosen++).count());
        }
        if (position.isDecision()) {
            choices[position.decision()] = chosen;
        }
        for (Part part : position.options().get(chosen).parts()) {
            if (part instanceof Position below) {
                BigInteger[] digit = rest.divideAndRemainder(below.count());
                read(below, digit[1], choices);
                rest = digit[0];
            }
        }
    }

    /** From the root down: a place that only one parent reaches is taken from that one. */
    @Override
    public final Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        int[] choices = new int[mother.length()];
        cross(root, List.of(mother, father), choices, random);
        return Architecture.of(choices);
    }

    private static void cross(Position position, List<Architecture> parents, int[] choices, SeededRandom random) {
        Architecture giver = parents.size() == 1 ? parents.get(0) : random.choose(parents);
        int chosen = chosen(position, giver);
        if (position.isDecision()) {
            choices[position.decision()] = chosen;
        }
        List<Architecture> reaching = parents.stream()
                .filter(parent -> chosen(position, parent) == chosen)
                .toList();
        for (Part part : position.options().get(chosen).parts()) {
            if (part instanceof Position below) {
                cross(below, reaching, choices, random);
            }
        }
    }

    @Override
    public final String format(Architecture genome) {
        StringBuilder text = new StringBuilder();
        write(root, genome, text);
        return text.toString();
    }

    private static void write(Position position, Architecture genome, StringBuilder text) {
        text.append('(').append(position.symbol());
        for (Part part : position.options().get(chosen(position, genome)).parts()) {
            text.append(' ');
            if (part instanceof Position below) {
                write(below, genome, text);
            } else if (part instanceof Terminal terminal) {
                text.append(terminal.symbol());
            }
        }
        text.append(')');
    }

    @Override
    public final Architecture parse(String text) {
        String form = "expected a derivation in brackets, as in "
                + Quoted.cut(format(Architecture.of(new int[decisions().size()])));
        Bracketed tree = Bracketed.parse(text, grammar.depth()).orElseThrow(() -> refused(text, form));
        int[] choices = new int[decisions().size()];
        if (!matches(root, tree, choices)) {
            throw refused(text, form);
        }
        return readFrom(text, Architecture.of(choices), form);
    }

    private static boolean matches(Position position, Bracketed tree, int[] choices) {
        if (!tree.symbol().equals(position.symbol())) {
            return false;
        }
        for (int option = 0; option < position.options().size(); option++) {
            List<Part> parts = position.options().get(option).parts();
            if (tree.looksLike(parts)) {
                if (position.isDecision()) {
                    choices[position.decision()] = option;
                }
                boolean all = true;
                for (int i = 0; i < parts.size(); i++) {
                    all &= !(parts.get(i) instanceof Position below)
                            || matches(below, tree.children().get(i), choices);
                }
                return all;
            }
        }
        return false;
    }
}
