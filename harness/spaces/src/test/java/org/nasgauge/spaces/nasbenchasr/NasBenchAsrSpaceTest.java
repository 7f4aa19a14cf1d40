package org.nasgauge.spaces.nasbenchasr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.testkit.SearchSpaceContract;

class NasBenchAsrSpaceTest extends SearchSpaceContract {
    private final NasBenchAsrSpace space = new NasBenchAsrSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "[[1, 0], [1, 0, 0]]",
                "[[6, 0], [1, 0, 0], [1, 0, 0, 0]]",
                "[[1, 2], [1, 0, 0], [1, 0, 0, 0]]",
                "[[1,0],[1,0,0],[1,0,0,0]]");
    }

    /** Nothing reaches the output, whatever the other operations are. */
    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of(List.of(
                space.parse("[[1, 0], [5, 0, 0], [2, 0, 0, 0]]"), space.parse("[[5, 0], [1, 0, 0], [3, 0, 0, 0]]")));
    }

    /** The example of the benchmark's documentation. */
    @Test
    void hashesACellAsPublished() {
        assertThat(space.modelHash(space.parse("[[1, 0], [1, 0, 0], [1, 0, 0, 0]]")))
                .isEqualTo("36855332a5778e0df5114305bc3ce238");
    }

    @Test
    void hasThePublishedCountOfNetworks() {
        assertThat(space.size()).isEqualTo(13_824);
        assertThat(IsomorphismClasses.of(space).count()).isEqualTo(8_242);
    }

    @Test
    void numbersCellsAsTheAuthorsListThem() {
        assertThat(space.format(space.at(0))).isEqualTo("[[0, 0], [0, 0, 0], [0, 0, 0, 0]]");
        assertThat(space.format(space.at(1))).isEqualTo("[[1, 0], [0, 0, 0], [0, 0, 0, 0]]");
        assertThat(space.format(space.at(6))).isEqualTo("[[0, 1], [0, 0, 0], [0, 0, 0, 0]]");
    }
}
