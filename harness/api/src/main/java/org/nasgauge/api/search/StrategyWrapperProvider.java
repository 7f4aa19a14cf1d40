package org.nasgauge.api.search;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldComponent;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;

/** A wrapper that is no record yet. */
public interface StrategyWrapperProvider extends StrategyWrapper, OldComponent {
    Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random);

    @Override
    default Search wrap(Search strategy, Problem problem, SeededRandom random) {
        return wrap(strategy, problem, values(), random);
    }

    @Override
    default StrategyWrapperProvider with(OldSettings values) {
        return new Bound(this, values);
    }

    /** With values for its settings. */
    record Bound(StrategyWrapperProvider of, OldSettings values) implements StrategyWrapperProvider {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public String summary() {
            return of.summary();
        }

        @Override
        public String source() {
            return of.source();
        }

        @Override
        public List<OldSetting<?>> settings() {
            return of.settings();
        }

        @Override
        public Set<Capability> requirements() {
            return of.requirements();
        }

        @Override
        public boolean choosesTrials() {
            return of.choosesTrials();
        }

        @Override
        public boolean followsUpTrials() {
            return of.followsUpTrials();
        }

        @Override
        public Search wrap(Search strategy, Problem problem, OldSettings settings, SeededRandom random) {
            return of.wrap(strategy, problem, settings, random);
        }
    }
}
