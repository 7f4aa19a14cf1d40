package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class FittedCurveTest {
    private static final double[] SEEN = {.31, .42, .50, .53, .57, .585, .60, .607, .62, .622, .628, .631};

    /**
     * scipy.optimize.minimize(squares, p0, method='Nelder-Mead', options=dict(xatol=1e-13, fatol=1e-16, maxiter=3000,
     * maxfev=3000)) six times in a row, with 1e9 beyond the bounds, the best of six starts; x = 1, …, 12. The sum of squared
     * differences, and the curve at 200.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            POW3, 0.000621487977972842, 0.7588291503713837
            POW4, 0.00014596227654843898, 0.6463909046003601
            LOG_POWER, 0.0002903641797431904, 0.6909141219162696
            WEIBULL, 0.00015355218733111744, 0.6397052629417789
            MMF, 0.00013711078269339338, 0.6588744656014655
            JANOSCHEK, 0.00015355218733111717, 0.6397052629972122
            ILOG2, 0.002938471078272441, 0.6883410094738013
            VAPOR, 0.0005993843090928555, 0.7965536666966995
            HILL3, 0.0002903641797431894, 0.6909141217850596
            EXP4, 0.0001535521873311169, 0.6397052624748549
            LOGLOG_LINEAR, 0.002157042333268952, 0.9273644364172166
            """)
    void itIsTheOneThatAnotherImplementationFinds(CurveFamily family, double squares, double end) {
        FittedCurve curve = FittedCurve.of(family, SEEN);
        assertThat(curve.squares()).isCloseTo(squares, within(1e-6 * squares));
        assertThat(curve.at(200)).isCloseTo(end, within(2e-4));
    }

    @ParameterizedTest
    @EnumSource(CurveFamily.class)
    void aCurveOfTheFamilyIsFoundAgain(CurveFamily family) {
        double[] truth = new double[family.size()];
        Arrays.setAll(truth, k -> family.parameter(k).start() * 1.1);
        double[] seen = new double[20];
        Arrays.setAll(seen, i -> family.value(i + 1.0, StrictMath.log(i + 1.0), truth));
        FittedCurve curve = FittedCurve.of(family, seen);
        assertThat(curve.squares()).isLessThan(1e-9);
        assertThat(curve.at(40)).isCloseTo(family.value(40, StrictMath.log(40), truth), within(1e-3));
    }

    /** Many points between, where the authors look at a hundred. */
    @ParameterizedTest
    @EnumSource(CurveFamily.class)
    void whetherItFallsIsSeenFromTheEnds(CurveFamily family) {
        SeededRandom random = SeedTree.root(0).child(family.name()).generator();
        for (int trial = 0; trial < 50; trial++) {
            double[] parameters = new double[family.size()];
            for (int k = 0; k < parameters.length; k++) {
                CurveFamily.Parameter of = family.parameter(k);
                double drawn = of.start() + random.nextGaussian();
                parameters[k] = Math.max(of.least() + 0.01, Math.min(of.most(), drawn));
            }
            boolean falls = false;
            double before = Double.NaN;
            for (int i = 0; i < 3_000; i++) {
                double x = 2 + 25 * i / 2_999.0;
                double value = family.value(x, StrictMath.log(x), parameters);
                falls |= !(i == 0 || value - before >= 0 || Math.abs(value - before) < 1e-15);
                before = value;
            }
            assertThat(family.increases(parameters, 2, 27))
                    .as("%s %s", family, Arrays.toString(parameters))
                    .isEqualTo(!falls);
        }
    }

    @Test
    void fewerEpochsThanParametersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedCurve.of(CurveFamily.MMF, new double[3]))
                .withMessage("3 epochs; a curve of the family MMF has 4 parameters");
    }
}
