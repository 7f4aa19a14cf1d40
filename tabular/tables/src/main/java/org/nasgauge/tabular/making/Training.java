package org.nasgauge.tabular.making;

import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;

/** Does one job. */
final class Training {
    private Training() {}

    /** Every outcome is an answer; only what the user can mend, and errors of the machine, come out as exceptions. */
    static Outcome of(Trainer trainer, Job job) {
        try {
            LearningCurve curve = trainer.train(job.architecture(), job.seed());
            return isFinite(curve) ? new Outcome.Completed(curve) : Outcome.Failed.diverged();
        } catch (ArithmeticException e) {
            return Outcome.Failed.diverged();
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            return new Outcome.Failed("failed: " + e);
        }
    }

    private static boolean isFinite(LearningCurve curve) {
        for (Series series : curve.series()) {
            for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
                // Beyond single precision is as good as infinite: a table could not hold it.
                if (!Float.isFinite((float) curve.at(series, epoch))) {
                    return false;
                }
            }
        }
        return true;
    }
}
