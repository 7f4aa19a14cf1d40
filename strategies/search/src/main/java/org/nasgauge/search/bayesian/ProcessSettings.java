package org.nasgauge.search.bayesian;

import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.models.gaussian.HammingKernel;

/** A Gaussian process, and what it takes for the scores of trials that are under way. */
public record ProcessSettings(
        @Meaning(
                "whether length scale and noise are those by which the scores are most probable, found anew after every fifth"
                        + " more trials; else they stay as set")
        boolean fitKernel,

        @Meaning("differences over which the correlation falls to 1/e; where it is fitted, the one expected beforehand")
        @Range(least = 1e-3, most = 1e6)
        double lengthScale,

        @Meaning(
                "variance of an evaluation around the truth, as a share of the truth's; where it is fitted, the one expected"
                        + " beforehand")
        @Range(least = 1e-9, most = 1e3)
        double noise,

        @Meaning(
                "whether scores are the normal quantiles of their ranks, so that a few very bad ones count no more than others")
        boolean normalScores,

        @Meaning(
                "what is taken for the score of a trial under way: none, the least, mean or greatest told, or the expected one")
        Lie lie,

        @Meaning("observations that the model learns from; later ones only count as proposed")
        @Range(least = 1, most = 100_000)
        int memory) {
    public ProcessSettings() {
        this(true, 3.0, 0.01, false, Lie.BELIEVER, 500);
    }

    HammingKernel kernel() {
        return new HammingKernel(lengthScale, noise);
    }
}
