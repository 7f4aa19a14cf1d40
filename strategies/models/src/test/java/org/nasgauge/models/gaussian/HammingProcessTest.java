package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.testkit.ProductSpace;

class HammingProcessTest {
    private static final HammingKernel KERNEL = new HammingKernel(1.7, 0.05);

    private final ProductSpace space = ProductSpace.of(3, 2, 3);
    private final HammingProcess process = process(KERNEL);

    /**
     * numpy: K = exp(-d/1.7) + 0.05 I; m = 1 @ solve(K, y) / (1 @ solve(K, 1)); s2 = (y-m) @ solve(K, y-m) / 4; mean = m + k @
     * solve(K, y-m); deviation = sqrt(s2 * (1 - k @ solve(K, k)))
     */
    @Test
    void agreesWithAnotherImplementation() {
        process.observe(Architecture.of(0, 1, 2), 1.0);
        process.observe(Architecture.of(0, 1, 1), 0.4);
        process.observe(Architecture.of(2, 0, 0), -0.7);
        process.observe(Architecture.of(1, 1, 2), 2.5);
        assertPrediction(Architecture.of(0, 1, 2), 1.0212293378042188, 0.27103849953215164);
        assertPrediction(Architecture.of(0, 0, 0), -0.07132578356866759, 1.0160827006783741);
        assertPrediction(Architecture.of(2, 1, 1), 0.5186903491268131, 1.0135498707091788);
        assertPrediction(Architecture.of(1, 1, 1), 1.314888327561971, 0.9034643238659492);
        assertThat(process.meanOfObserved(0)).isCloseTo(1.0212293378042188, within(1e-12));
    }

    /** However it came by them: what was forgotten, revalued, looked at or seen under another kernel leaves no trace, to the bit. */
    @Test
    void predictsByWhatItKnowsAndNotByHowItCameToKnowIt() {
        SeededRandom random = SeedTree.root(1).generator();
        HammingProcess fitted = process(new HammingKernel(3, 0.01));
        for (int i = 0; i < 30; i++) {
            fitted.observe(space.sample(random), 5);
            lookAtAll(fitted);
            fitted.observe(space.sample(random), 7);
            lookAtAll(fitted);
            fitted.truncate(i);
            Architecture seen = space.sample(random);
            fitted.observe(seen, 0);
            double[] values = random.doubles(i + 1).toArray();
            fitted.revalue(values);
            if (i % 7 == 6) {
                fitted.fitKernel();
            }
            lookAtAll(fitted);
        }
        SeededRandom again = SeedTree.root(1).generator();
        HammingProcess direct = process(fitted.kernel());
        double[] values = {};
        for (int i = 0; i < 30; i++) {
            space.sample(again);
            space.sample(again);
            direct.observe(space.sample(again), 0);
            values = again.doubles(i + 1).toArray();
        }
        direct.revalue(values);
        assertThat(fitted.kernel()).isNotEqualTo(new HammingKernel(3, 0.01));
        for (int index = 0; index < space.size(); index++) {
            fitted.predict(space.at(index));
            direct.predict(space.at(index));
            assertThat(fitted.mean()).isEqualTo(direct.mean());
            assertThat(fitted.deviation()).isEqualTo(direct.deviation());
            assertThat(fitted.deviationBound()).isEqualTo(direct.deviationBound());
        }
    }

    @Test
    void theBoundsAreNoLessThanTheDeviation() {
        SeededRandom random = SeedTree.root(2).generator();
        for (int i = 0; i < 60; i++) {
            process.observe(space.sample(random), random.nextGaussian());
            for (int index = 0; index < space.size(); index++) {
                process.predict(space.at(index));
                assertThat(process.deviationBound()).isGreaterThanOrEqualTo(process.deviation() * (1 - 1e-9));
                assertThat(process.roughDeviationBound()).isGreaterThanOrEqualTo(process.deviationBound());
            }
        }
    }

    /** And where that was left, it is gone on with, to the bit. */
    @Test
    void aDeviationIsFoundAsFarAsItMatters() {
        SeededRandom random = SeedTree.root(4).generator();
        HammingProcess whole = process(KERNEL);
        int stopped = 0;
        for (int i = 0; i < 60; i++) {
            Architecture seen = space.sample(random);
            double value = random.nextGaussian();
            process.observe(seen, value);
            whole.observe(seen, value);
            for (int index = 0; index < space.size(); index++) {
                process.predict(space.at(index));
                whole.predict(space.at(index));
                double deviation = whole.deviation();
                double enough = deviation * (1 + random.nextDouble());
                double found = process.deviation(bound -> bound <= enough);
                assertThat(found).isBetween(deviation, enough);
                stopped += found > deviation ? 1 : 0;
                if (i % 20 == 19) {
                    assertThat(process.deviation()).isEqualTo(deviation);
                }
            }
        }
        assertThat(stopped).isGreaterThan(60);
    }

    @Test
    void theSameArchitectureMayBeObservedAgain() {
        HammingProcess certain = process(new HammingKernel(3, 1e-9));
        for (int i = 0; i < 200; i++) {
            process.observe(Architecture.of(0, 0, 0), i % 2);
            certain.observe(Architecture.of(0, 0, 0), i % 2);
        }
        process.predict(Architecture.of(0, 0, 0));
        certain.predict(Architecture.of(0, 0, 0));
        assertThat(process.mean()).isCloseTo(0.5, within(0.01));
        assertThat(process.deviation()).isBetween(0.0, 0.05);
        assertThat(certain.mean()).isCloseTo(0.5, within(0.01));
    }

    /** Scores a billion times as great, or all the same. */
    @Test
    void magnitudesDoNotMatter() {
        HammingProcess great = process(KERNEL);
        HammingProcess constant = process(KERNEL);
        SeededRandom random = SeedTree.root(3).generator();
        for (int i = 0; i < 20; i++) {
            Architecture architecture = space.sample(random);
            double value = random.nextGaussian();
            process.observe(architecture, value);
            great.observe(architecture, 1e9 * value + 5e9);
            constant.observe(architecture, 3);
        }
        process.fitKernel();
        great.fitKernel();
        constant.fitKernel();
        assertThat(great.kernel()).isEqualTo(process.kernel());
        process.predict(space.at(4));
        great.predict(space.at(4));
        constant.predict(space.at(4));
        assertThat(great.mean()).isCloseTo(1e9 * process.mean() + 5e9, within(1.0));
        assertThat(great.deviation()).isCloseTo(1e9 * process.deviation(), within(1.0));
        assertThat(constant.mean()).isCloseTo(3, within(1e-12));
        assertThat(constant.deviation()).isBetween(0.0, 1.0);
    }

    private void lookAtAll(HammingProcess process) {
        for (int index = 0; index < space.size(); index++) {
            process.predict(space.at(index));
            process.deviation(bound -> bound < 0.1);
        }
    }

    private HammingProcess process(HammingKernel kernel) {
        return new HammingProcess(HammingCode.ofChoices(space.decisions()), kernel);
    }

    private void assertPrediction(Architecture architecture, double mean, double deviation) {
        process.predict(architecture);
        assertThat(process.mean()).isCloseTo(mean, within(1e-12));
        assertThat(process.deviation()).isCloseTo(deviation, within(1e-12));
    }
}
