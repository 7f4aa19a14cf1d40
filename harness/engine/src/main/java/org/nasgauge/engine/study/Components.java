package org.nasgauge.engine.study;

import java.util.List;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.external.External;

/** The strategies, estimators and wrappers that recipes can name. */
public record Components(
        Registry<SearchStrategy> strategies, Registry<Estimator> estimators, Registry<StrategyWrapper> wrappers) {
    private static final String STRATEGY = "strategy";
    private static final String ESTIMATOR = "estimator";
    private static final String WRAPPER = "wrapper";

    /** These and no others. */
    public static Components of(
            List<SearchStrategy> strategies, List<Estimator> estimators, List<StrategyWrapper> wrappers) {
        return new Components(
                Registry.of(STRATEGY, strategies, Components::names),
                Registry.of(ESTIMATOR, estimators, Components::names),
                Registry.of(WRAPPER, wrappers, Components::names));
    }

    /** Those that the suite and the plug-ins in use bring. */
    public static Components installed() {
        return new Components(
                Registry.installed(STRATEGY, SearchStrategy.class, Components::names)
                        .and(new External()),
                Registry.installed(ESTIMATOR, Estimator.class, Components::names),
                Registry.installed(WRAPPER, StrategyWrapper.class, Components::names));
    }

    private static List<String> names(Component component) {
        return List.of(component.name());
    }
}
