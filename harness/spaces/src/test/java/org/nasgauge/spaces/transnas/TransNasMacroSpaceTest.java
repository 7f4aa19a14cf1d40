package org.nasgauge.spaces.transnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.Reference;
import org.nasgauge.testkit.NetworkDefinedContract;

class TransNasMacroSpaceTest extends NetworkDefinedContract {
    private final TransNasMacroSpace space = new TransNasMacroSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(16, 16, 1), 10, 4, 6, 1, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "", "64-123-basic", "64-1234123-basic", "64-1235-basic", "64-1234", "64-1111-basic", "64-2222-basic");
    }

    @Test
    void numbersThePublishedCountOfStacks() {
        assertThat(space.size()).isEqualTo(3_256);
        assertThat(space.format(space.at(0))).isEqualTo("64-111114-basic");
    }

    @Test
    void saysWhichRuleAStackBreaks() {
        assertThatThrownBy(() -> space.parse("64-2422-basic")).hasMessageContaining("4 modules double");
        assertThatThrownBy(() -> space.parse("64-1112-basic")).hasMessageContaining("0 modules halve");
        assertThat(space.violation(space.parse("64-1234-basic").with(5, 1)).orElseThrow())
                .contains("gap");
    }

    @Test
    void readsTuplesWithZerosForWhatIsNotThere() {
        assertThat(space.notations().get(0).read("(1, 2, 3, 4, 0, 0)")).isEqualTo(space.parse("64-1234-basic"));
    }

    /** The published table is sorted as the texts are. */
    @Test
    void hasTheStacksOfThePublishedTable() {
        Notation naslib = space.notations().get(0);
        List<String> published = Reference.lines("transnas101/tnb101.csv.gz").stream()
                .filter(row -> row.startsWith("macro"))
                .map(row -> row.split("\"", -1)[1])
                .toList();
        assertThat(IntStream.range(0, space.size()).mapToObj(index -> naslib.write(space.at(index))))
                .containsExactlyElementsOf(published);
    }
}
