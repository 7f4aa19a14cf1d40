package org.nasgauge.statistics.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttainmentSurfacesTest {
    /** By hand. */
    @Test
    void surfacesAreTheCornersOfWhatSoManyRunsAttain() {
        AttainmentSurfaces surfaces = AttainmentSurfaces.of(List.of(
                front(new double[] {4, 1}, new double[] {1, 4}), front(new double[] {3, 2}), front(new double[] {2, 3
                })));
        assertThat(surfaces.attainedBy(1))
                .isEqualTo(front(new double[] {4, 1}, new double[] {3, 2}, new double[] {2, 3}, new double[] {1, 4}));
        assertThat(surfaces.attainedBy(2))
                .isEqualTo(front(new double[] {3, 1}, new double[] {2, 2}, new double[] {1, 3}));
        assertThat(surfaces.attainedBy(3)).isEqualTo(front(new double[] {2, 1}, new double[] {1, 2}));
        assertThat(surfaces.atLeast(0.5)).isEqualTo(surfaces.attainedBy(2));
        assertThat(surfaces.atLeast(2 / 3.0)).isEqualTo(surfaces.attainedBy(2));
        assertThat(surfaces.atLeast(1)).isEqualTo(surfaces.attainedBy(3));
    }

    @Test
    void ofOneRunItIsItsFront() {
        ParetoFront front = front(new double[] {4, 1}, new double[] {1, 4});
        assertThat(AttainmentSurfaces.of(List.of(front)).atLeast(0.01)).isEqualTo(front);
    }

    @Test
    void runsThatFoundNothingAttainNothing() {
        AttainmentSurfaces surfaces = AttainmentSurfaces.of(List.of(front(), front(new double[] {1, 1})));
        assertThat(surfaces.attainedBy(1)).isEqualTo(front(new double[] {1, 1}));
        assertThat(surfaces.attainedBy(2)).isEqualTo(front());
    }

    /** The definition, tried at every crossing of coordinates. */
    @Test
    void agreesWithCountingRuns() {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            List<ParetoFront> runs = new ArrayList<>();
            for (int run = 0; run < 5; run++) {
                runs.add(ParetoFront.of(HypervolumeTest.points(random, 4, 2, 6)));
            }
            AttainmentSurfaces surfaces = AttainmentSurfaces.of(runs);
            for (int count = 1; count <= 5; count++) {
                ParetoFront surface = surfaces.attainedBy(count);
                for (int x = 0; x < 6; x++) {
                    for (int y = 0; y < 6; y++) {
                        double[] goal = {x / 6.0, y / 6.0};
                        long attaining =
                                runs.stream().filter(run -> attains(run, goal)).count();
                        assertThat(attains(surface, goal)).isEqualTo(attaining >= count);
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatHasNoSurface() {
        assertThatThrownBy(() -> AttainmentSurfaces.of(List.of())).hasMessage("no runs");
        assertThatThrownBy(() -> AttainmentSurfaces.of(List.of(front(new double[] {1, 2, 3}))))
                .hasMessageContaining("expected 2");
        AttainmentSurfaces one = AttainmentSurfaces.of(List.of(front()));
        assertThatThrownBy(() -> one.atLeast(0)).hasMessageContaining("expected more than 0");
        assertThatThrownBy(() -> one.attainedBy(2)).hasMessage("2 of 1 runs");
    }

    private static boolean attains(ParetoFront front, double[] goal) {
        return front.covers(goal);
    }

    private static ParetoFront front(double[]... points) {
        return ParetoFront.of(List.of(points));
    }
}
