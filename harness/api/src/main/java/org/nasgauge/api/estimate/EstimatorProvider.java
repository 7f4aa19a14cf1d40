package org.nasgauge.api.estimate;

import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Makes an estimator known by name; found by {@link java.util.ServiceLoader}. */
public interface EstimatorProvider extends Component {
    /** How many epochs of training each estimate consumes, and is charged for; 0 if it needs no training. */
    int epochs(Problem problem, Settings settings);

    Estimator create(Problem problem, Settings settings, SeededRandom random);
}
