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
import org.nasgauge.models.curve.CurveFamily;
import org.nasgauge.models.curve.FittedCurve;

/** One parametric curve through the first validation accuracies, and its value after the last epoch. */
@Described(
        name = "curve-fit",
        summary =
                "Fits a parametric curve to the first validation accuracies by least squares, and follows it to the end.",
        source =
                "The families of Domhan, Springenberg and Hutter, Speeding up automatic hyperparameter optimization of deep"
                        + " neural networks by extrapolation of learning curves, IJCAI 2015, each by itself. The best of up to"
                        + " eight starts, where the authors' code has one")
public record CurveFit(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 2)
        int epochs,

        @Meaning("the family of the curve") CurveFamily family)
        implements Estimator {
    public CurveFit {
        if (epochs < family.size()) {
            throw new IllegalArgumentException(
                    "epochs is " + epochs + ", fewer than the " + family.size() + " parameters of the family");
        }
    }

    public CurveFit() {
        this(6, CurveFamily.MMF);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.EACH));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        int end = Extrapolation.end(problem, epochs);
        return (architecture, evidence) -> 100
                * FittedCurve.of(family, Extrapolation.accuracies(evidence.curveOrThrow(), epochs))
                        .at(end);
    }
}
