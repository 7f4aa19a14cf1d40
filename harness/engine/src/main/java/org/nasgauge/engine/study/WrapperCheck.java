package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;

/** Whether wrappers leave what they go around what it is. */
final class WrapperCheck {
    private WrapperCheck() {}

    /** @throws UserError if a wrapper would break the strategy, or a wrapper inside it */
    static void check(Chosen<SearchStrategy> strategy) {
        List<Chosen<?>> inside = new ArrayList<>(List.of(strategy));
        for (Chosen<StrategyWrapper> wrapper : strategy.wrappers()) {
            inside.forEach(inner -> check(wrapper, inner));
            inside.add(wrapper);
        }
    }

    private static void check(Chosen<StrategyWrapper> wrapper, Chosen<?> inner) {
        String name = "'" + wrapper.name() + "'";
        String other = "'" + inner.name() + "'";
        boolean trainsInSteps = inner.component().needs().contains(Need.Access.LOWER_FIDELITIES);
        if (trainsInSteps && wrapper.component().needs().contains(Need.Access.LOWER_FIDELITIES)) {
            throw UserError.at(
                    wrapper.place(),
                    other + " decides how long each architecture is trained, and " + name + " around it would too",
                    "Leave one of them out");
        }
        if (wrapper.component().followsUpTrials()
                && inner.component().needs().contains(Need.Access.WATCHED_TRAININGS)) {
            throw UserError.at(
                    wrapper.place(),
                    other + " watches its trainings while they go on, and " + name
                            + " around it would answer in their place",
                    inner.component() instanceof StrategyWrapper
                            ? "List " + other + " after " + name + ", so that it goes around it"
                            : "Leave one of them out");
        }
        if (wrapper.component().choosesTrials() && followsUp(inner.component())) {
            boolean wrapped = inner.component() instanceof StrategyWrapper;
            throw UserError.at(
                    wrapper.place(),
                    other
                            + (trainsInSteps
                                    ? " trains the best of its own proposals further"
                                    : " comes back to its own proposals")
                            + ", and " + name + " around it would have others evaluated in their place",
                    wrapped
                            ? "List " + other + " after " + name + ", so that it goes around it"
                            : "Choose a strategy that trains each architecture once, such as regularized-evolution");
        }
    }

    private static boolean followsUp(Component component) {
        return component instanceof StrategyWrapper wrapper
                ? wrapper.followsUpTrials()
                : component.needs().contains(Need.Access.LOWER_FIDELITIES);
    }
}
