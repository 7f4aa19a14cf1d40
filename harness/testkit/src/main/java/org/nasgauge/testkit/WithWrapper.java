package org.nasgauge.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.search.StrategyWrapper;

/** A strategy in a wrapper, to be held to what strategies promise. */
public final class WithWrapper implements SearchStrategy {
    private final SearchStrategy strategy;
    private final StrategyWrapper wrapper;

    public WithWrapper(SearchStrategy strategy, StrategyWrapper wrapper) {
        this.strategy = strategy;
        this.wrapper = wrapper;
    }

    /** @param settings of the wrapper, as a recipe gives them */
    public WithWrapper(SearchStrategy strategy, StrategyWrapper wrapper, Map<String, ?> settings) {
        this(strategy, Settings.read("test", wrapper, settings));
    }

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
    public List<Need> needs() {
        return Stream.concat(strategy.needs().stream(), wrapper.needs().stream())
                .toList();
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return wrapper.wrap(strategy.start(problem, random), problem, random);
    }
}
