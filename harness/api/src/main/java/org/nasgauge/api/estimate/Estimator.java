package org.nasgauge.api.estimate;

import org.nasgauge.api.component.Component;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/**
 * Predicts an architecture's final performance more cheaply than training it; found by {@link java.util.ServiceLoader}.
 * Immutable, and started once a run. What it looks at it asks for among its {@linkplain #needs() needs}.
 */
public interface Estimator extends Component {
    /**
     * Whether an estimate takes this computer more than some milliseconds: then nobody is rated who was not asked for, as a
     * whole population is beside a sample of it.
     */
    default boolean isExpensive() {
        return false;
    }

    /**
     * Whether it predicts the score itself, in the unit of the objective, so that its errors can be stated; otherwise only the
     * order of its estimates counts.
     */
    default boolean predictsScores() {
        return false;
    }

    /**
     * @param random the only source of chance that the estimation may use
     * @throws IllegalArgumentException if the settings do not suit the problem
     */
    Estimation start(Problem problem, SeededRandom random);
}
