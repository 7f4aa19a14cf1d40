package org.nasgauge.engine.study;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.engine.external.External;

/** The strategies, estimators and wrappers that recipes can name, each list by name. */
public record Components(List<SearchStrategy> strategies, List<Estimator> estimators, List<StrategyWrapper> wrappers) {
    public Components {
        strategies = byName(strategies);
        estimators = byName(estimators);
        wrappers = byName(wrappers);
    }

    /** Without wrappers. */
    public Components(List<SearchStrategy> strategies, List<Estimator> estimators) {
        this(strategies, estimators, List.of());
    }

    /** Those on the class path. */
    public static Components installed() {
        return new Components(
                Stream.concat(Stream.of(new External()), installed(SearchStrategy.class).stream())
                        .toList(),
                installed(Estimator.class),
                installed(StrategyWrapper.class));
    }

    private static <C extends Component> List<C> installed(Class<C> kind) {
        return ServiceLoader.load(kind).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** @throws UserError if there is none of this name */
    public SearchStrategy strategy(String place, String name) {
        return find("strategy", strategies, place, name);
    }

    /** @throws UserError if there is none of this name */
    public Estimator estimator(String place, String name) {
        return find("estimator", estimators, place, name);
    }

    /** @throws UserError if there is none of this name */
    public StrategyWrapper wrapper(String place, String name) {
        return find("wrapper", wrappers, place, name);
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
