package org.nasgauge.estimators.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.FreezeThawModel;
import org.nasgauge.models.curve.FreezeThawModel.Settings;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Mapped;

/** A Gaussian process over architectures and epochs, from whole trainings and the beginning of one. */
@Described(
        name = "freeze-thaw-gp",
        summary = "Goes on along a curve by a Gaussian process over the curves of trained architectures and this one.",
        source =
                "Swersky, Snoek and Adams, Freeze-thaw Bayesian optimization, 2014. Deviations: a variance of the curves around their"
                        + " asymptotes besides; the most probable kernel instead of slices of its posterior, and the most probable mean of the"
                        + " asymptotes; values on the scale of Yeo and Johnson on which they are likeliest; architectures are alike by"
                        + " decisions that differ; of the trained ones the first epochs and the end are observed")
public record FreezeThaw(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs,

        @Meaning("architectures that are trained in full beforehand") @Range(least = 2, most = 1_000)
        int architectures)
        implements Estimator {
    private static final double PERCENT = 100;

    public FreezeThaw() {
        this(6, 50);
    }

    @Override
    public List<Need> needs() {
        return List.of(
                new Need.Curve(epochs, Need.Curve.Validated.EACH),
                new Need.Evaluations(architectures, Optional.empty()));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        int end = Extrapolation.end(problem, epochs);
        double[] steps = new double[epochs + 1];
        Arrays.setAll(steps, step -> step < epochs ? step + 1 : end);
        Settings expected = Settings.expected(problem.space().decisions().size());
        return new Extrapolation(epochs) {
            private Optional<FreezeThawModel> model = Optional.empty();

            @Override
            public void fit(List<Evaluated> sample) {
                if (sample.size() < 2) {
                    throw new IllegalStateException(
                            sample.size() + " evaluated architectures with a curve, fewer than the 2 to learn from");
                }
                List<Curve> curves = new ArrayList<>();
                for (Evaluated one : sample) {
                    double[] values = Arrays.copyOf(accuracies(one.evidence().curveOrThrow(), epochs), epochs + 1);
                    values[epochs] = one.score() / PERCENT;
                    curves.add(new Curve(one.architecture(), values));
                }
                model = Optional.of(new FreezeThawModel(expected.mostProbable(expected, steps, curves), steps, curves));
            }

            @Override
            Distribution extrapolate(Architecture architecture, double[] accuracies) {
                FreezeThawModel learned = model.orElseThrow(() -> new IllegalStateException("nothing to learn from"));
                return new Mapped(learned.ahead(architecture, accuracies, epochs), learned.scale());
            }
        };
    }
}
