package org.nasgauge.spaces.grammar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many derivations a grammar has, exactly: for each nonterminal and each depth that is left, the sum over its
 * productions of the product over their symbols at one depth less. Hickey and Cohen, Uniform random generation of strings
 * in a context-free language, SIAM Journal on Computing 1983.
 */
public final class DerivationCounts {
    private final Grammar grammar;
    /** By depth. */
    private final List<Map<String, BigInteger>> counts = new ArrayList<>();

    public DerivationCounts(Grammar grammar) {
        this.grammar = grammar;
        counts.add(Map.of());
        for (int depth = 1; depth <= grammar.depth(); depth++) {
            Map<String, BigInteger> atDepth = new HashMap<>();
            for (String symbol : grammar.nonterminals()) {
                BigInteger sum = BigInteger.ZERO;
                for (List<String> production : grammar.productions(symbol)) {
                    sum = sum.add(of(production, depth - 1));
                }
                atDepth.put(symbol, sum);
            }
            counts.add(atDepth);
        }
    }

    /** Of the whole grammar. */
    public BigInteger total() {
        return of(grammar.start(), grammar.depth());
    }

    /** Of the symbols side by side; 1 of no symbols. */
    BigInteger of(List<String> production, int depth) {
        BigInteger product = BigInteger.ONE;
        for (String part : production) {
            product = product.multiply(of(part, depth));
        }
        return product;
    }

    /** Of what a symbol derives with this depth left; 1 of a terminal. */
    BigInteger of(String symbol, int depth) {
        return grammar.isNonterminal(symbol) ? counts.get(depth).getOrDefault(symbol, BigInteger.ZERO) : BigInteger.ONE;
    }
}
