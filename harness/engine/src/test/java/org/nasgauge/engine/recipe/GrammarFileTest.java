package org.nasgauge.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;
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
        assertThat(read("cell3-free").derivations()).isEqualTo(3375);
        assertThat(read("cell3-constrained").derivations()).isEqualTo(648);
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
            return GrammarFile.read(file);
        }
    }
}
