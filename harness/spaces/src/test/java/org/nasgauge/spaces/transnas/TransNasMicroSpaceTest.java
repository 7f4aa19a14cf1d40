package org.nasgauge.spaces.transnas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.Reference;
import org.nasgauge.testkit.SupernetDefinedContract;

class TransNasMicroSpaceTest extends SupernetDefinedContract {
    private static final String UNCONNECTED = "64-41414-0_00_000";

    private final TransNasMicroSpace space = new TransNasMicroSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 4, 3, 1, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of("", "64-41414-1_02_33", "64-41414-1_02_334", "64-41414-10_2_333", "64-1234-basic", "1_02_333");
    }

    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of(
                List.of(
                        space.parse("64-41414-3_00_100"),
                        space.parse("64-41414-0_02_110"),
                        space.parse("64-41414-0_00_100")),
                List.of(space.parse("64-41414-1_20_033"), space.parse("64-41414-2_10_033")),
                List.of(space.parse("64-41414-3_20_012"), space.parse("64-41414-2_30_021")));
    }

    @Test
    void numbersCellsInTheOrderOfTheirTexts() {
        assertThat(space.size()).isEqualTo(4_096);
        assertThat(space.format(space.at(0))).isEqualTo(UNCONNECTED);
        assertThat(space.format(space.at(1))).isEqualTo("64-41414-0_00_001");
        assertThat(space.format(space.at(4_095))).isEqualTo("64-41414-3_33_333");
    }

    /** The example of the benchmark's documentation. */
    @Test
    void readsDigitsByTargetThenSource() {
        Architecture cell = space.parse("64-41414-1_02_333");
        assertThat(IntStream.range(0, 6)
                        .mapToObj(edge -> space.decisions().get(edge).name() + " "
                                + space.decisions().get(edge).choices().get(cell.choice(edge))))
                .containsExactly(
                        "0->1 skip_connect",
                        "0->2 none",
                        "1->2 conv1x1",
                        "0->3 conv3x3",
                        "1->3 conv3x3",
                        "2->3 conv3x3");
    }

    /** Every cell of the published table that learned nothing is unconnected, and the other way round. */
    @Test
    void agreesWithThePublishedTableOnWhatIsConnected() {
        List<String> rows = Reference.lines("transnas101/tnb101.csv.gz").stream()
                .filter(row -> row.startsWith("micro"))
                .toList();
        assertThat(rows).hasSize(space.size());
        Notation naslib = space.notations().get(0);
        TreeMap<Double, Integer> cellsByAccuracy = new TreeMap<>();
        for (String row : rows) {
            String[] cells = row.split("\"", -1);
            double accuracy = Double.parseDouble(cells[2].split(",", -1)[1]);
            boolean connected = !space.canonicalId(naslib.read(cells[1])).equals(UNCONNECTED);
            assertThat(connected).as(row).isEqualTo(accuracy > 7.5);
            cellsByAccuracy.merge(accuracy, 1, Integer::sum);
        }
        assertThat(cellsByAccuracy.firstEntry().getValue()).isEqualTo(169);
    }

    /** As many as expressions in nodes and operations, with sums sorted and nothing simplified but none. */
    @Test
    void mergesTheCellsOfOneNetwork() {
        IsomorphismClasses classes = IsomorphismClasses.of(space);
        assertThat(classes.size(0)).isEqualTo(169);
        assertThat(classes.count()).isEqualTo(1_948);
    }

    @Test
    void wiringSaysWhatFlows() {
        Architecture dead = space.parse("64-41414-3_02_000");
        assertThat(space.isConnected(dead)).isFalse();
        assertThat(space.hasDeadOperation(dead)).isTrue();
        Architecture partly = space.parse("64-41414-3_00_300");
        assertThat(space.isConnected(partly)).isTrue();
        assertThat(space.hasDeadOperation(partly)).isTrue();
        assertThat(space.hasDeadOperation(space.parse("64-41414-3_02_031"))).isFalse();
    }

    /**
     * By hand: the stem 3·9·32 + 2·32 + 32·9·64 + 2·64, the classifier of the last 512 channels; a cell with one 1 × 1
     * convolution on the way has, at c channels from b, b·c + 2·c parameters, in three wider modules and two others.
     */
    @Test
    void countsTheParametersOfOnePath() {
        long stem = 3 * 9 * 32 + 2 * 32 + 32 * 9 * 64 + 2 * 64;
        long cells = 0;
        int[] outputs = {128, 128, 256, 256, 512};
        int before = 64;
        for (int output : outputs) {
            cells += before * output + 2 * output + output * output + 2 * output;
            before = output;
        }
        Architecture cell = space.parse("64-41414-0_00_200");
        assertThat(space.complexity(cell, DeadOperations.KEPT).parameters()).isEqualTo(stem + cells + 512 * 63 + 63);
    }
}
