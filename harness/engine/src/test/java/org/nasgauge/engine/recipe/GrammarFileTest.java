package org.nasgauge.engine.recipe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.testkit.FormContract;
import org.nasgauge.testkit.SearchSpaceContract;

/** The two grammars of a cell of three nodes that stand beside the recipes. */
class GrammarFileTest extends SearchSpaceContract {
    private static final Path FOLDER = Path.of("../../samples/grammars");

    private static GrammarSpace read(String name) {
        return GrammarSpace.of(GrammarFile.read(FOLDER.resolve(name + ".yaml")));
    }

    @Override
    protected SearchSpace space() {
        return read("cell3-free");
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of("(CELL)", "(NODE (OPERATION conv-1x1) (SOURCE node-1))");
    }

    /** A grammar is found by the path of its file. */
    @Override
    @Test
    protected void isFoundByItsName() {
        assertThat(space().name()).isEqualTo("cell3-free");
    }

    /** (3 · 5)³ and (3 · 2) (3 · 3) (3 · 4). */
    @Test
    void theFreeGrammarHas3375DerivationsAndTheConstrainedOne648() {
        assertThat(read("cell3-free").count()).isEqualTo(3375);
        assertThat(read("cell3-constrained").count()).isEqualTo(648);
    }

    /** Forests on 3 labelled nodes whose roots hang on one of 2 inputs: 2 · 5² of the 125 choices of sources (Cayley). */
    @Test
    void theConstraintKeepsWhatIsAcyclicAndNothingElse() {
        assertThat(acyclic("cell3-free")).isEqualTo(2 * 25 * 27);
        assertThat(acyclic("cell3-constrained")).isEqualTo(648);
    }

    @Test
    void whatIsNoGrammarIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> GrammarFile.parse("g.yaml", "{grammar: g, start: A, rules: {A: [A]}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("g.yaml")
                .hasMessageContaining("recursive");
        assertThatThrownBy(() -> GrammarFile.parse("g.yaml", "{grammar: g, start: A, rules: {A: x}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a list of productions");
        assertThatThrownBy(() -> GrammarFile.read(Path.of("absent.yaml")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("absent.yaml");
    }

    /** Rules that count for ever, fill the memory, or lead deeper than the stack. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("27 doublings", chain(27, symbol -> symbol + " " + symbol), "more than 2000 places"),
                Arguments.of("a long chain", chain(20_000, symbol -> symbol), "20000 nonterminals; at most 200"),
                Arguments.of(
                        "a deep tower", "{grammar: g, start: A, depth: 200, rules: {A: [x, A A A, y]}}", "2000 places"),
                Arguments.of(
                        "a depth of two milliards",
                        "{grammar: g, start: A, depth: 2000000000, rules: {A: [x, A]}}",
                        "from 1 to 200"),
                Arguments.of(
                        "a long production",
                        "{grammar: g, start: A, rules: {A: [" + "x ".repeat(20_000) + "]}}",
                        "20001 symbols"),
                Arguments.of(
                        "many productions",
                        "{grammar: g, start: A, rules: {A: ["
                                + IntStream.range(0, 6_000)
                                        .mapToObj(i -> "x" + i)
                                        .collect(joining(", ")) + "]}}",
                        "12000 symbols; at most 10000"),
                Arguments.of(
                        "a wide rule at many places",
                        "{grammar: g, start: A, depth: 100, rules: {A: [x, A B, y], B: ["
                                + IntStream.range(0, 4_000)
                                        .mapToObj(i -> "x" + i)
                                        .collect(joining(", ")) + "]}}",
                        "more than 200000 symbols"),
                Arguments.of(
                        "a long symbol",
                        "{grammar: g, start: A, rules: {A: [y, " + "x".repeat(101) + "]}}",
                        "is no symbol"),
                Arguments.of(
                        "a hidden character",
                        "{grammar: g, start: A, rules: {A: [y, \"a\\u202eb\"]}}",
                        "'a\\u202eb' is no symbol"),
                Arguments.of(
                        "what never ends", "{grammar: g, start: A, depth: 200, rules: {A: [A A]}}", "0 derivations"));
    }

    private static String chain(int rules, UnaryOperator<String> production) {
        return "{grammar: g, start: S1, rules: {"
                + IntStream.range(1, rules)
                        .mapToObj(i -> "S" + i + ": [" + production.apply("S" + (i + 1)) + "], ")
                        .collect(joining())
                + "S" + rules + ": [a, b]}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    @Timeout(20)
    void whatWouldCountForEverIsRefusedAtOnce(String name, String text, String problem, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("g.yaml"), text);
        assertThatThrownBy(() -> GrammarFile.space(file))
                .as(name)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(problem);
    }

    /** The deepest that is read, on a thread with little stack. */
    @Test
    @Timeout(20)
    void theGreatestDepthFitsTheStack() throws InterruptedException {
        AtomicReference<BigInteger> counted = new AtomicReference<>(BigInteger.ZERO);
        Thread small = new Thread(
                null,
                () -> {
                    GrammarSpace space = GrammarSpace.of(
                            GrammarFile.parse("g", "{grammar: g, start: A, depth: 200, rules: {A: [x, y, z A]}}"));
                    Architecture drawn = space.sample(SeedTree.root(1).generator());
                    assertThat(space.parse(space.format(drawn))).isEqualTo(drawn);
                    counted.set(space.count());
                },
                "small",
                512 << 10);
        small.start();
        small.join();
        assertThat(counted.get()).isEqualTo(400);
    }

    private static long acyclic(String name) {
        GrammarSpace space = read(name);
        EnumerableSpace numbered = (EnumerableSpace) space;
        long acyclic = 0;
        for (int index = 0; index < numbered.size(); index++) {
            List<String> word = space.word(numbered.at(index));
            boolean all = true;
            for (int node = 1; node <= 3; node++) {
                all &= reachesAnInput(word, node);
            }
            acyclic += all ? 1 : 0;
        }
        return acyclic;
    }

    private static boolean reachesAnInput(List<String> word, int node) {
        int at = node;
        for (int step = 0; step < 3; step++) {
            String source = word.get(2 * at - 1);
            if (source.startsWith("input")) {
                return true;
            }
            at = Integer.parseInt(source.substring("node-".length()));
        }
        return false;
    }

    @Nested
    class Constrained extends SearchSpaceContract {
        @Override
        protected SearchSpace space() {
            return GrammarFileTest.read("cell3-constrained");
        }

        @Override
        protected List<String> illegalTexts() {
            return List.of("(CELL)");
        }

        @Override
        @Test
        protected void isFoundByItsName() {
            assertThat(space().name()).isEqualTo("cell3-constrained");
        }
    }

    @Nested
    class AsForm extends FormContract {
        @Override
        protected String whole() {
            return "grammar: g\nstart: A\ndepth: 3\nrules:\n  A: [x A, y B, z]\n  B: [x, y]\n";
        }

        @Override
        protected String neededKey() {
            return "start";
        }

        @Override
        protected Object read(Path file) {
            GrammarSpace space = GrammarFile.space(file);
            return List.of(space.grammar(), space.count());
        }
    }
}
