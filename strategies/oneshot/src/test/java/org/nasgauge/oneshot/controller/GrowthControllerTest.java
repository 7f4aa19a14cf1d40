package org.nasgauge.oneshot.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class GrowthControllerTest {
    private static final int[] READ = {2, 0, 3, 2};
    private static final boolean[] FREE = {true, false, true, true};
    private static final boolean[] CHOSEN = {true, false, false, true};
    /** Of the second block the first layer alone. */
    private static final GrowthController.Allowed ALLOWED =
            made -> made.length == 1 ? new boolean[] {true, made[0] == 0, false} : new boolean[] {true, true, true};

    private final ControllerParameters parameters = new ControllerParameters(0.9, 1e-8);
    private final GrowthController controller = new GrowthController(
            4, new int[] {2, 3, 3}, 3, 2, parameters, SeedTree.root(1).generator());

    private void assertGradient(double factor, DoubleSupplier function) {
        double step = 1e-6;
        for (int i = 0; i < parameters.size(); i++) {
            double value = parameters.get(i);
            parameters.set(i, value + step);
            double above = function.getAsDouble();
            parameters.set(i, value - step);
            double below = function.getAsDouble();
            parameters.set(i, value);
            assertThat(parameters.gradient(i)).isCloseTo(factor * (above - below) / (2 * step), offset(1e-7));
        }
    }

    private void scatter() {
        SeededRandom random = SeedTree.root(2).generator();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.set(i, random.nextGaussian());
        }
    }

    @Test
    void theWiderActorsGradientIsThatOfFiniteDifferences() {
        scatter();
        controller.accumulateWider(READ, FREE, CHOSEN, 0.7, 0);
        assertGradient(-0.7, () -> controller.widerLogProbability(READ, FREE, CHOSEN));
    }

    @Test
    void theDeeperActorsGradientIsThatOfFiniteDifferences() {
        scatter();
        controller.accumulateDeeper(READ, ALLOWED, new int[] {0, 1, 2}, 0.7, 0);
        assertGradient(-0.7, () -> controller.deeperLogProbability(READ, ALLOWED, new int[] {0, 1, 2}));
    }

    @Test
    void entropyPullsTowardsEvenChances() {
        scatter();
        controller.accumulateWider(READ, FREE, CHOSEN, 0, 0.3);
        assertGradient(-0.3, this::widerEntropy);
        for (int update = 0; update < 150; update++) {
            controller.accumulateDeeper(READ, made -> new boolean[] {true, true, false}, new int[] {1, 1, 1}, 0, 1);
            parameters.step(0.1, 0);
        }
        assertThat(controller.deeperLogProbability(
                        READ, made -> new boolean[] {true, true, false}, new int[] {1, 1, 1}))
                .isCloseTo(-3 * Math.log(2), offset(0.05));
    }

    /** Over all eight actions of three layers that decide by themselves. */
    private double widerEntropy() {
        double entropy = 0;
        for (int action = 0; action < 8; action++) {
            boolean[] chosen = {(action & 1) > 0, false, (action & 2) > 0, (action & 4) > 0};
            double log = controller.widerLogProbability(READ, FREE, chosen);
            entropy -= StrictMath.exp(log) * log;
        }
        return entropy;
    }

    @Test
    void actionsAreDrawnAsOftenAsTheirProbabilitySaysAndNeverWhatIsNotAllowed() {
        scatter();
        SeededRandom random = SeedTree.root(3).generator();
        int[] action = {0, 1, 2};
        int deeper = 0;
        int wider = 0;
        for (int i = 0; i < 5_000; i++) {
            int[] made = controller.drawDeeper(READ, ALLOWED, random);
            assertThat(ALLOWED.after(made[0])[made[1]]).isTrue();
            deeper += made[0] == 0 && made[1] == 1 && made[2] == 2 ? 1 : 0;
            boolean[] chosen = controller.drawWider(READ, FREE, random);
            assertThat(chosen[1]).isFalse();
            wider += chosen[0] && !chosen[2] && chosen[3] ? 1 : 0;
        }
        assertThat(deeper / 5_000.0)
                .isCloseTo(StrictMath.exp(controller.deeperLogProbability(READ, ALLOWED, action)), offset(0.02));
        assertThat(wider / 5_000.0)
                .isCloseTo(StrictMath.exp(controller.widerLogProbability(READ, FREE, CHOSEN)), offset(0.02));
    }
}
