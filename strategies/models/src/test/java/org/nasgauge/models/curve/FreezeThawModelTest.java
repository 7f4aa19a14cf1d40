package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.FreezeThawModel.Settings;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Mapped;
import org.nasgauge.models.gaussian.Normal;

class FreezeThawModelTest {
    private static final double[] EPOCHS = {1, 2, 4, 8, 9, 27};
    private static final Settings EXPECTED = Settings.expected(6);

    private static List<Curve> drawn(SeededRandom random, int count, DoubleUnaryOperator unit) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double asymptote = random.nextGaussian();
            double rise = 2 * random.nextGaussian();
            double[] values = new double[EPOCHS.length];
            Arrays.setAll(values, s -> unit.applyAsDouble(asymptote + rise / EPOCHS[s] + 0.1 * random.nextGaussian()));
            curves.add(
                    new Curve(Architecture.of(i & 1, i >> 1 & 1, i >> 2 & 1, i >> 3 & 1, i >> 4 & 1, i >> 5), values));
        }
        return curves;
    }

    /** Curves of a normal process: noise, and how far asymptotes lie apart, are found to within a factor of three. */
    @Test
    void whatCurvesWereDrawnFromIsFound() {
        Settings found =
                EXPECTED.mostProbable(EXPECTED, EPOCHS, drawn(SeedTree.root(9).generator(), 60, value -> value));
        assertThat(found.kernel().noise()).isBetween(0.01 / 3, 0.03);
        assertThat(found.kernel().asymptote()).isBetween(1 / 3.0, 3.0);
        assertThat(found.exponent()).isBetween(0.75, 1.25);
    }

    /** The worse, the wider apart: −e⁻ˣ; and the other way about. */
    @Test
    void theSkewOfTheValuesIsFound() {
        assertThat(EXPECTED.mostProbable(
                                EXPECTED, EPOCHS, drawn(SeedTree.root(9).generator(), 60, x -> -Math.exp(-x)))
                        .exponent())
                .isGreaterThan(1.5);
        assertThat(EXPECTED.mostProbable(
                                EXPECTED, EPOCHS, drawn(SeedTree.root(9).generator(), 60, Math::exp))
                        .exponent())
                .isLessThan(0.5);
    }

    /** In percent, in shares or from afar: the same settings, and the same distribution in the other unit. */
    @Test
    void theUnitOfTheValuesDoesNotMatter() {
        List<Curve> curves = drawn(SeedTree.root(5).generator(), 20, value -> value);
        List<Curve> others = drawn(SeedTree.root(5).generator(), 20, value -> 1e6 + 250 * value);
        Settings found = EXPECTED.mostProbable(EXPECTED, EPOCHS, curves);
        assertThat(EXPECTED.mostProbable(EXPECTED, EPOCHS, others)).isEqualTo(found);
        Architecture asked = Architecture.of(1, 1, 1, 1, 1, 1);
        Mapped one = ahead(found, curves, asked, new double[] {0.1, 0.3});
        Mapped other = ahead(found, others, asked, new double[] {1e6 + 25, 1e6 + 75});
        assertThat(other.mean()).isCloseTo(1e6 + 250 * one.mean(), within(1e-4));
        assertThat(other.crps(1e6)).isCloseTo(250 * one.crps(0), within(1e-4));
    }

    private static Mapped ahead(Settings settings, List<Curve> curves, Architecture architecture, double[] values) {
        FreezeThawModel model = new FreezeThawModel(settings, EPOCHS, curves);
        return new Mapped(model.ahead(architecture, values, EPOCHS.length - 1), model.scale());
    }

    /**
     * Of skewed curves, central intervals hold the ends about as often as they say; these curves are smoother than the process,
     * and more skewed than the scale can mend.
     */
    @Test
    void intervalsOfSkewedCurvesHoldWhatTheySay() {
        SeededRandom random = SeedTree.root(11).generator();
        List<Curve> curves = drawn(random, 50, x -> -Math.exp(-x));
        List<Curve> others = drawn(random, 400, x -> -Math.exp(-x));
        Settings found = EXPECTED.mostProbable(EXPECTED, EPOCHS, curves);
        assertThat(held(found, curves, others, 0.5)).isBetween(0.45, 0.65);
        assertThat(held(found, curves, others, 0.8)).isBetween(0.7, 0.9);
        assertThat(held(found, curves, others, 0.95)).isBetween(0.85, 0.99);
    }

    private static double held(Settings settings, List<Curve> curves, List<Curve> others, double interval) {
        FreezeThawModel model = new FreezeThawModel(settings, EPOCHS, curves);
        int held = 0;
        for (Curve other : others) {
            int last = EPOCHS.length - 1;
            Normal end = model.ahead(other.architecture(), Arrays.copyOf(other.values(), 3), last);
            double share = new Mapped(end, model.scale()).cumulative(other.values()[last]);
            held += Math.abs(share - 0.5) <= interval / 2 ? 1 : 0;
        }
        return (double) held / others.size();
    }
}
