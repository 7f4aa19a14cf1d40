package org.nasgauge.estimators.curve;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.CurveEnsemble;

/** LCE: all parametric families with weights, sampled from their posterior. */
@Described(
        name = "lce",
        summary =
                "Samples weighted combinations of eleven parametric curves that agree with the first validation accuracies.",
        source =
                "Domhan, Springenberg and Hutter, Speeding up automatic hyperparameter optimization of deep neural networks by"
                        + " extrapolation of learning curves, IJCAI 2015, with the priors, weights of epochs and chain of their code;"
                        + " the distribution holds the noise of the last value. NASLib's lce-m has four of the families, 50 walkers and"
                        + " 800 steps")
public record EnsembleOfCurves(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 4)
        int epochs,

        @Meaning("chains that are sampled together, even; twice as many as parameters at least") @Range(least = 2)
        int walkers,

        @Meaning("steps of each chain") @Range(least = 1) int steps,

        @Meaning("first steps, which do not count") @Range(least = 0)
        int burnIn)
        implements Estimator {
    public EnsembleOfCurves {
        if (walkers % 2 != 0) {
            throw new IllegalArgumentException("walkers is " + walkers + ", expected an even number");
        }
        if (burnIn >= steps) {
            throw new IllegalArgumentException("burn-in is " + burnIn + ", not below the " + steps + " steps");
        }
    }

    public EnsembleOfCurves() {
        this(6, 100, 2500, 500);
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
        int end = Extrapolation.end(problem, epochs);
        long root = random.nextLong();
        return new Extrapolation(epochs) {
            /** The chain of an architecture is the same whatever was asked before. */
            @Override
            Distribution extrapolate(Architecture architecture, double[] accuracies) {
                SeededRandom own = SeedTree.root(root).child("chain").generator();
                return new CurveEnsemble(accuracies, end).sample(walkers, steps, burnIn, own);
            }
        };
    }
}
