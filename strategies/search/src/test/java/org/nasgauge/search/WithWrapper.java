package org.nasgauge.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.search.StrategyWrapperProvider;

/** A strategy in a wrapper, to be held to what strategies promise. */
public record WithWrapper(
        SearchStrategyProvider strategy, StrategyWrapperProvider wrapper, Map<String, ?> wrapperSettings)
        implements SearchStrategyProvider {
    @Override
    public String name() {
        return strategy.name();
    }

    @Override
    public String summary() {
        return wrapper.summary();
    }

    @Override
    public String source() {
        return wrapper.source();
    }

    @Override
    public List<OldSetting<?>> settings() {
        return strategy.settings();
    }

    @Override
    public Set<Capability> requirements() {
        Set<Capability> both = EnumSet.noneOf(Capability.class);
        both.addAll(strategy.requirements());
        both.addAll(wrapper.requirements());
        return both;
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        return wrapper.wrap(
                strategy.create(problem, settings, random),
                problem,
                OldSettings.read("test", wrapper, wrapperSettings),
                random);
    }
}
