package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.bayesian.SampledNetworks;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gradient.HamiltonianSampler;
import org.nasgauge.models.regression.Regression;

/** Networks sampled from their posterior. */
@Described(
        name = "bohamiann",
        summary = "Learns from evaluated architectures by networks sampled from their posterior.",
        source =
                "Springenberg, Klein, Falkner and Hutter, Bayesian optimization with robust Bayesian neural networks, NeurIPS 2016, with the"
                        + " network and the priors of pybnn. NASLib takes 100 steps, of which 10 are burn-in, which predict less; pybnn 13,000")
public record Bohamiann(
        Learning learning,

        @Meaning("units of each of the two layers") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("steps in all") @Range(least = 2, most = 10_000_000)
        int steps,

        @Meaning("the first of them, in which the sampler adapts and nothing is kept")
        @Range(least = 1, most = 10_000_000)
        int burnIn,

        @Meaning("of how many steps after burn-in one is kept") @Range(least = 1, most = 10_000_000)
        int keepEvery,

        @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("of the sampler") @Range(least = 1e-6, most = 1)
        double stepSize,

        @Meaning("the share of its momentum that the sampler loses in a step") @Range(least = 1e-6, most = 1)
        double friction)
        implements VectorPredictor {
    public Bohamiann {
        if ((long) burnIn + keepEvery > steps) {
            throw new IllegalArgumentException("of " + steps + " steps " + burnIn + " are burn-in, and then one in "
                    + keepEvery + " is kept: that is none");
        }
    }

    public Bohamiann() {
        this(Learning.from(Encoding.ONE_HOT), 50, 3_000, 1_000, 50, 20, 0.01, 0.05);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        HamiltonianSampler.Settings sampler = new HamiltonianSampler.Settings(burnIn, stepSize, friction);
        return new SampledNetworks(new SampledNetworks.Shape(width, steps, keepEvery, batch, sampler), random);
    }
}
