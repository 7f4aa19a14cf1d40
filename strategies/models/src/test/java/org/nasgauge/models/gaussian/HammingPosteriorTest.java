package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;

class HammingPosteriorTest {
    private final ProductSpace space = ProductSpace.of(3, 2, 3);
    private final HammingPosterior posterior = new HammingPosterior(PoolDistances.ofChoices(all()), 1.7, 0.05);

    /**
     * numpy: K = exp(-d/1.7) + 0.05 I; mu = m + k @ solve(K, y - m); sd = s * sqrt(1 - diag(k @ solve(K, k.T))), where m
     * and s are mean and population standard deviation of y.
     */
    @Test
    void agreesWithAnotherImplementation() {
        observe(Architecture.of(0, 1, 2), 1.0);
        observe(Architecture.of(0, 1, 1), 0.4);
        observe(Architecture.of(2, 0, 0), -0.7);
        observe(Architecture.of(1, 1, 2), 2.5);
        assertPosterior(Architecture.of(0, 1, 2), 1.0235150555250554, 0.24726670688141575);
        assertPosterior(Architecture.of(0, 0, 0), -0.028026087931983468, 0.926965813895798);
        assertPosterior(Architecture.of(2, 1, 1), 0.557924338247346, 0.9246551291530232);
        assertPosterior(Architecture.of(1, 1, 1), 1.34879168512454, 0.8242247818401823);
    }

    @Test
    void otherValuesMayTakeThePlaceOfThoseObserved() {
        double[] values = {1.0, 0.4, -0.7, 2.5};
        int[] observed = {5, 4, 12, 11};
        HammingPosterior direct = new HammingPosterior(PoolDistances.ofChoices(all()), 1.7, 0.05);
        for (int i = 0; i < values.length; i++) {
            posterior.observe(observed[i], i * i);
            direct.observe(observed[i], values[i]);
        }
        posterior.revalue(values);
        for (int member = 0; member < space.size(); member++) {
            assertThat(posterior.mean(member)).isCloseTo(direct.mean(member), within(1e-14));
            assertThat(posterior.deviation(member)).isCloseTo(direct.deviation(member), within(1e-14));
        }
    }

    @Test
    void theSameArchitectureMayBeObservedAgain() {
        for (int i = 0; i < 200; i++) {
            observe(Architecture.of(0, 0, 0), i % 2);
        }
        assertThat(posterior.mean(0)).isCloseTo(0.5, within(0.01));
        assertThat(posterior.deviation(0)).isBetween(0.0, 0.01);
    }

    private void observe(Architecture architecture, double value) {
        posterior.observe(space.indexOf(architecture), value);
    }

    private void assertPosterior(Architecture architecture, double mean, double deviation) {
        assertThat(posterior.mean(space.indexOf(architecture))).isCloseTo(mean, within(1e-12));
        assertThat(posterior.deviation(space.indexOf(architecture))).isCloseTo(deviation, within(1e-12));
    }

    private Architecture[] all() {
        Architecture[] all = new Architecture[space.size()];
        for (int index = 0; index < all.length; index++) {
            all[index] = space.at(index);
        }
        return all;
    }
}
