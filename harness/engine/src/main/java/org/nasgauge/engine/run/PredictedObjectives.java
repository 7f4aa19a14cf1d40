package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.study.Study;

/**
 * Further objectives that a strategy sees as an estimator predicts them, while its fronts are judged as they are measured.
 * What the estimator measures to learn from is charged to the first trial in seconds, and is no evaluation.
 */
final class PredictedObjectives {
    /** Where all are seen as they are. */
    static final PredictedObjectives NONE = new PredictedObjectives(Map.of());

    private final Map<Metric, Rating> ratings;

    private PredictedObjectives(Map<Metric, Rating> ratings) {
        this.ratings = ratings;
    }

    static PredictedObjectives of(List<Study.Predicted> predicted, RunSeeds seeds) {
        Map<Metric, Rating> ratings = new LinkedHashMap<>();
        predicted.forEach(one -> ratings.put(
                one.objective(),
                new Rating(one.benchmark(), one.by(), seeds.of(one.objective()), seeds.of(one.objective())::queries)));
        return new PredictedObjectives(ratings);
    }

    /** The same, with what is predicted of the architecture and what that takes; if the trial did not fail. */
    Task.Started seen(Task.Started trial) {
        if (ratings.isEmpty() || trial.evaluation() instanceof Evaluation.Failed) {
            return trial;
        }
        Architecture architecture = trial.trial().architecture();
        List<Evaluation.Property> predicted = new ArrayList<>();
        double seconds = 0;
        for (Map.Entry<Metric, Rating> rating : ratings.entrySet()) {
            Metric objective = rating.getKey();
            Rating.Answer answer = rating.getValue().of(architecture);
            seconds += answer.seconds();
            predicted.add(new Evaluation.Property(
                    objective,
                    answer.estimate() instanceof Reading.Present score
                            ? Reading.of(objective.direction().score(score.value()))
                            : answer.estimate()));
        }
        return trial.predicted(predicted).foundIn(trial.finding() + seconds);
    }
}
