package org.nasgauge.spaces.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where a nonterminal may stand in a derivation: every production that can still end within the depth, with the
 * places below it, and how many derivations there are from here: the sum over the productions of the product over the
 * places in each. Hickey and Cohen, Uniform random generation of strings in a context-free language, SIAM Journal on
 * Computing 1983. Immutable once built.
 */
final class Position implements Grammar.Part {
    private static final int MOST = 2_000;
    private static final int MOST_PARTS = 200_000;

    private final String symbol;
    private final List<Option> options = new ArrayList<>();
    /** The number of its decision; unused where there is no choice. */
    private final int decision;

    private final BigInteger count;

    /** @param count of the derivations of its parts */
    record Option(String text, List<Grammar.Part> parts, BigInteger count) {}

    /** All places of a grammar's derivations. Their number is bounded while it is built, before anything is counted. */
    static final class Tree {
        private final Grammar grammar;
        private final List<Position> decisions = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Position root;
        private int positions;
        private int parts;

        Tree(Grammar grammar) {
            this.grammar = grammar;
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

        private void addPosition() {
            if (++positions > MOST) {
                throw new IllegalArgumentException("the derivations have more than " + MOST
                        + " places for nonterminals, so that genomes would be too long; lower the depth");
            }
        }

        private void addParts(List<List<String>> productions) {
            parts += productions.stream()
                    .mapToInt(production -> 1 + production.size())
                    .sum();
            if (parts > MOST_PARTS) {
                throw new IllegalArgumentException("the productions at all places of the derivations have more than "
                        + MOST_PARTS + " symbols; lower the depth or shorten the rules");
            }
        }
    }

    private Position(Tree tree, String symbol, int depth, String path) {
        tree.addPosition();
        this.symbol = symbol;
        List<List<String>> viable = tree.grammar.productions(symbol).stream()
                .filter(production -> tree.grammar.leastDepth(production) < depth)
                .toList();
        tree.addParts(viable);
        this.decision = tree.decisions.size();
        if (viable.size() > 1) {
            tree.decisions.add(this);
            tree.names.add(path);
        }
        for (List<String> production : viable) {
            List<Grammar.Part> parts = new ArrayList<>();
            BigInteger product = BigInteger.ONE;
            for (String part : production) {
                if (tree.grammar.isNonterminal(part)) {
                    Position below = new Position(tree, part, depth - 1, path + "." + (parts.size() + 1) + part);
                    product = product.multiply(below.count);
                    parts.add(below);
                } else {
                    parts.add(new Grammar.Terminal(part));
                }
            }
            options.add(new Option(String.join(" ", production), List.copyOf(parts), product));
        }
        this.count = options.stream().map(Option::count).reduce(BigInteger.ZERO, BigInteger::add);
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
