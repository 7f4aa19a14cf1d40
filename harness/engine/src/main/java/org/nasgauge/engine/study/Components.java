package org.nasgauge.engine.study;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.search.SearchStrategyProvider;

/** The strategies and estimators that recipes can name, each list by name. */
public record Components(List<SearchStrategyProvider> strategies, List<EstimatorProvider> estimators) {
    public Components {
        strategies = byName(strategies);
        estimators = byName(estimators);
    }

    /** Those on the class path. */
    public static Components installed() {
        return new Components(
                ServiceLoader.load(SearchStrategyProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                ServiceLoader.load(EstimatorProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** @throws UserError if there is none of this name */
    public SearchStrategyProvider strategy(String place, String name) {
        return find("strategy", strategies, place, name);
    }

    /** @throws UserError if there is none of this name */
    public EstimatorProvider estimator(String place, String name) {
        return find("estimator", estimators, place, name);
    }

    private static <C extends Component> C find(String kind, List<C> components, String place, String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                kind, components.stream().map(Component::name).toList())
                        .unknown(place, name));
    }

    private static <C extends Component> List<C> byName(List<C> components) {
        List<C> sorted = components.stream()
                .sorted(Comparator.comparing(Component::name))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                throw new IllegalStateException(
                        "two components are called " + sorted.get(i).name());
            }
        }
        return sorted;
    }
}
