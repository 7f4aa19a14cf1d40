package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.MixtureTrail.Sign;
import org.nasgauge.oneshot.SmallSupernets;

class TrailTest {
    private final Trail trail = new Trail(
            new Cell(SmallSupernets.paths(true), SmallSupernets.SPACE.supernet(SmallSupernets.SCALE)),
            SmallSupernets.paths(true),
            List.of(Collapse.P_DARTS, Collapse.ROBUST_DARTS));

    /** Some edges with a skip for their largest weight, the others with a convolution. */
    private void add(int skips) {
        double[][] weights = new double[6][5];
        for (int edge = 0; edge < 6; edge++) {
            Arrays.fill(weights[edge], 0.1);
            weights[edge][edge < skips ? 1 : 3] = 0.6;
        }
        trail.add(new Epoch(weights, OptionalDouble.empty(), 1));
    }

    private List<Sign> signs() {
        return trail.written().orElseThrow().signs();
    }

    private static Sign tooMany(int search, int from, int to) {
        return new Sign(search, from, to, "p-darts", "3 skips, of which 2 would be left");
    }

    private static Sign back(int search, int to, int risen) {
        return new Sign(
                search,
                to,
                to,
                "robust-darts",
                "the dominant eigenvalue rises by epoch " + risen + ": weight decay 0.00150 from here");
    }

    @Test
    void whatCameAfterTheEpochThatASearchGoesBackToIsGone() {
        for (int skips : new int[] {0, 3}) {
            add(skips);
        }
        trail.endSearch();
        for (int skips : new int[] {0, 3, 3, 3, 1, 3}) {
            add(skips);
        }
        assertThat(signs()).containsExactly(tooMany(1, 2, 2), tooMany(2, 2, 4), tooMany(2, 6, 6));
        trail.goBack(2, 0.0015);
        assertThat(signs()).containsExactly(tooMany(1, 2, 2), tooMany(2, 2, 3), back(2, 3, 6));
        assertThat(trail.seen()).hasSize(3);
        add(3);
        add(0);
        add(3);
        assertThat(signs()).containsExactly(tooMany(1, 2, 2), tooMany(2, 2, 4), back(2, 3, 6), tooMany(2, 6, 6));
        trail.goBack(0, 0.0015);
        assertThat(signs()).containsExactly(tooMany(1, 2, 2), back(2, 1, 6));
        add(3);
        assertThat(signs()).containsExactly(tooMany(1, 2, 2), back(2, 1, 6), tooMany(2, 2, 2));
        assertThat(trail.written().orElseThrow().epochs())
                .extracting(MixtureTrail.Epoch::search)
                .containsExactly(1, 1, 2, 2);
    }
}
