package org.nasgauge.estimators.curve;

import java.util.List;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** SoTL-EMA: the mean training losses of the first T epochs, the older the less they count, added up and negated. */
@Described(
        name = "sotl-ema",
        summary = "Sum of training losses over the first epochs, in which each epoch counts less than the next.",
        source =
                "TSE-EMA of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021, first"
                        + " called SoTL-EMA, with the discount of their experiments; T is the setting epochs."
                        + " What NASLib computes is the form running-means with past 0.01")
public record SumOfDiscountedTrainingLosses(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs,

        @Meaning("how losses are weighted") Form form,

        @Meaning("the weight of the past: of a loss beside that of the next epoch, or of the running mean so far")
        @Range(least = 0, most = 1)
        double past)
        implements Estimator {
    /** How losses are weighted. */
    public enum Form {
        /** Σₜ γᵀ⁻ᵗ ℓₜ, with γ the weight of the past: the paper's. */
        DISCOUNTED,
        /** Σₜ eₜ, where e₁ = ℓ₁ and eₜ = γ eₜ₋₁ + (1 − γ) ℓₜ. */
        RUNNING_MEANS
    }

    public SumOfDiscountedTrainingLosses() {
        this(3, Form.DISCOUNTED, 0.999);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Curve(epochs, Need.Curve.Validated.NONE));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) -> -sum(evidence.curveOrThrow());
    }

    private double sum(LearningCurve curve) {
        double sum = 0;
        double running = curve.at(Series.TRAIN_LOSS, 1);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double loss = curve.at(Series.TRAIN_LOSS, epoch);
            running = past * running + (1 - past) * loss;
            sum = form == Form.DISCOUNTED ? past * sum + loss : sum + running;
        }
        return sum;
    }
}
