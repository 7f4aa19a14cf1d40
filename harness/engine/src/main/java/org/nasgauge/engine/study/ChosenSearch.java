package org.nasgauge.engine.study;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.recipe.Choice;

/** A strategy that a recipe names, with all that goes with it. */
record ChosenSearch(
        Chosen<SearchStrategy> strategy,
        List<Chosen<StrategyWrapper>> wrappers,
        Optional<Chosen<Estimator>> estimator) {

    /** @throws UserError if a name is unknown or a setting is not allowed */
    static ChosenSearch of(Choice choice, Components components) {
        return new ChosenSearch(
                Chosen.of(choice, components.strategies()),
                Chosen.all(choice.wrappers(), components.wrappers()),
                choice.estimator().map(estimator -> Chosen.of(estimator, components.estimators())));
    }
}
