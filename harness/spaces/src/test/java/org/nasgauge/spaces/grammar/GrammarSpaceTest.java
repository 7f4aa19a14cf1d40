package org.nasgauge.spaces.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.testkit.SearchSpaceContract;
import org.nasgauge.testkit.Uniformity;

/** A recursive grammar: sequences and parallel pairs of operations, up to four nonterminals deep. */
class GrammarSpaceTest extends SearchSpaceContract {
    private static final GrammarSpace SPACE = GrammarSpace.of(blocks(4));

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "conv",
                "(BLOCK conv",
                "(BLOCK (OP conv))",
                "(BLOCK seq (BLOCK one (OP conv)))",
                "(BLOCK one (OP conv)) ",
                "(BLOCK one  (OP conv))",
                "(OP conv)");
    }

    /** A grammar is found by the path of its file. */
    @Override
    @Test
    protected void isFoundByItsName() {
        assertThat(space().name()).isEqualTo("blocks");
    }

    /**
     * By hand, with b(d) blocks of depth d: b(1) = 0, for an operation stands below a block; b(d) = 3 + 2 b(d − 1)², one
     * operation or two blocks in sequence or in parallel; b(4) = 3 + 2 (3 + 2 · 9)² = 885.
     */
    @Test
    void countsByTheRecurrence() {
        assertThat(SPACE.count()).isEqualTo(885);
        assertThat(((EnumerableSpace) SPACE).size()).isEqualTo(885);
        BigInteger expected = BigInteger.valueOf(3);
        for (int depth = 3; depth <= 6; depth++) {
            expected = BigInteger.TWO.multiply(expected.pow(2)).add(BigInteger.valueOf(3));
            assertThat(GrammarSpace.of(blocks(depth)).count()).isEqualTo(expected);
        }
    }

    @Test
    void everyDerivationIsADifferentWordOfTheTree() {
        EnumerableSpace numbered = (EnumerableSpace) SPACE;
        Set<String> texts = new HashSet<>();
        for (int index = 0; index < numbered.size(); index++) {
            texts.add(SPACE.format(numbered.at(index)));
        }
        assertThat(texts).hasSize(885);
        assertThat(SPACE.word(numbered.at(0))).containsExactly("one", "conv");
    }

    @Test
    void numbersOfAnySizeAreThoseOfTheNumberedSpace() {
        EnumerableSpace numbered = (EnumerableSpace) SPACE;
        for (int index = 0; index < numbered.size(); index++) {
            assertThat(SPACE.at(BigInteger.valueOf(index))).isEqualTo(numbered.at(index));
        }
        assertThatThrownBy(() -> SPACE.at(SPACE.count())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** With more derivations than can be numbered, by an exact number of any size. */
    @Test
    void samplesUniformlyHoweverManyThereAre() {
        GrammarSpace large = GrammarSpace.of(blocks(6));
        assertThat(large).isNotInstanceOf(EnumerableSpace.class);
        SeededRandom random = SeedTree.root(1).generator();
        long[] counts = new long[3];
        for (int i = 0; i < 20_000; i++) {
            Architecture drawn = large.sample(random);
            assertThat(large.violation(drawn)).isEmpty();
            counts[drawn.choice(0)]++;
        }
        // One operation in 10^12; sequence and parallel alike.
        assertThat(counts[0]).isZero();
        Uniformity.assertUniform(new long[] {counts[1], counts[2]});
    }

    @Test
    void aUniformNumberIsBelowItsBound() {
        SeededRandom random = SeedTree.root(2).generator();
        long[] counts = new long[11];
        for (int i = 0; i < 11_000; i++) {
            counts[UniformNumber.below(BigInteger.valueOf(11), random).intValue()]++;
        }
        Uniformity.assertUniform(counts);
        BigInteger bound = BigInteger.TWO.pow(200).add(BigInteger.ONE);
        for (int i = 0; i < 100; i++) {
            assertThat(UniformNumber.below(bound, random)).isNotNegative().isLessThan(bound);
        }
    }

    @Test
    void grammarsWithoutAFiniteMeaningAreRefused() {
        assertRefused("the rules are recursive (BLOCK → BLOCK)", "BLOCK", Map.of("BLOCK", List.of(List.of("BLOCK"))));
        assertRefused("the start symbol CELL has no rule", "CELL", Map.of("A", List.of(List.of("x"))));
        assertRefused("twice", "A", Map.of("A", List.of(List.of("x"), List.of("x"))));
        assertRefused("no production", "A", Map.of("A", List.of()));
        assertRefused("is no symbol", "A", Map.of("A", List.of(List.of("x y"))));
        assertRefused("uses the rule of B", "A", Map.of("A", List.of(List.of("x")), "B", List.of(List.of("y"))));
        assertThatThrownBy(() -> GrammarSpace.of(
                        Grammar.of("one", "A", Map.of("A", List.of(List.of("x"))), OptionalInt.empty())))
                .hasMessageContaining("needs at least 2");
        assertThatThrownBy(() -> GrammarSpace.of(blocks(14))).hasMessageContaining("lower the depth");
    }

    private static void assertRefused(String message, String start, Map<String, List<List<String>>> rules) {
        assertThatThrownBy(() -> Grammar.of("broken", start, rules, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Grammar blocks(int depth) {
        Map<String, List<List<String>>> rules = new LinkedHashMap<>();
        rules.put(
                "BLOCK",
                List.of(List.of("one", "OP"), List.of("seq", "BLOCK", "BLOCK"), List.of("par", "BLOCK", "BLOCK")));
        rules.put("OP", List.of(List.of("conv"), List.of("pool"), List.of("skip")));
        return Grammar.of("blocks", "BLOCK", rules, OptionalInt.of(depth));
    }

    /** The contract again, for derivations that are too many to be numbered. */
    @Nested
    class NotNumbered extends SearchSpaceContract {
        private static final GrammarSpace CELLS = cells();

        private static GrammarSpace cells() {
            Map<String, List<List<String>>> rules = new LinkedHashMap<>();
            rules.put("CELL", List.of(Collections.nCopies(8, "NODE")));
            rules.put("NODE", List.of(List.of("OP", "SOURCE")));
            rules.put("OP", List.of(List.of("conv"), List.of("pool"), List.of("skip")));
            rules.put("SOURCE", List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e")));
            return GrammarSpace.of(Grammar.of("cells", "CELL", rules, OptionalInt.empty()));
        }

        @Test
        void countsByThePower() {
            assertThat(CELLS.count()).isEqualTo(BigInteger.valueOf(15).pow(8));
        }

        @Override
        protected SearchSpace space() {
            return CELLS;
        }

        @Override
        protected List<String> illegalTexts() {
            return List.of("(CELL (OP conv))");
        }

        @Override
        @Test
        protected void isFoundByItsName() {
            assertThat(space().name()).isEqualTo("cells");
        }
    }
}
