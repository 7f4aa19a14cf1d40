package org.nasgauge.estimators.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.Regression;

/**
 * A model that learns from architectures that are trained in full.
 *
 * @param <X> what the model sees of an architecture
 */
public interface Predictor<X> extends Estimator {
    /** What a model sees of architectures. */
    interface View<X> {
        /** Called before the first look, with what the model is about to learn from. */
        default void adapt(List<Estimation.Evaluated> sample) {}

        X of(Architecture architecture, Evidence evidence);
    }

    /** How many are trained, at least 2. */
    int architectures();

    /** @throws IllegalArgumentException if the architectures of the problem cannot be seen so */
    View<X> view(Problem problem);

    /** A model that has learned nothing yet. It sees scores that are standardized to mean 0 and variance 1. */
    Regression<X> model(Problem problem, SeededRandom random);

    @Override
    default boolean predictsScores() {
        return true;
    }

    @Override
    default List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need.Evaluations(architectures(), Optional.empty()));
        return needs;
    }

    @Override
    default Estimation start(Problem problem, SeededRandom random) {
        return new Prediction<>(view(problem), model(problem, random));
    }
}
