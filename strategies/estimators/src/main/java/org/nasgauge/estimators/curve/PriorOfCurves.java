package org.nasgauge.estimators.curve;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.CurvePrior;

/** The posterior that LC-PFN approximates, by importance sampling of its prior. */
@Described(
        name = "lc-prior",
        summary =
                "Weights curves drawn from LC-PFN's prior by how well they agree with the first validation accuracies.",
        source =
                "Adriaensen, Rakotoarison, Müller and Hutter, Efficient Bayesian learning curve extrapolation using prior-data"
                        + " fitted networks, NeurIPS 2023, with the prior of the released network; importance sampling in the place of"
                        + " the network, which has to be trained, and 1000 bins of values. Trainings of more than 100 epochs are"
                        + " compressed to 100")
public record PriorOfCurves(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs,

        @Meaning("curves that are drawn once for all architectures") @Range(least = 100)
        int draws)
        implements Estimator {
    public PriorOfCurves() {
        this(6, 100_000);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.EACH));
    }

    @Override
    public boolean isExpensive() {
        return true;
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        CurvePrior prior = new CurvePrior(epochs, Extrapolation.end(problem, epochs), draws, random);
        return new Extrapolation(epochs) {
            @Override
            Distribution extrapolate(Architecture architecture, double[] accuracies) {
                return prior.posterior(accuracies);
            }
        };
    }
}
