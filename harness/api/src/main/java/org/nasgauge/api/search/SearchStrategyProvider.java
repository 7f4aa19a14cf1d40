package org.nasgauge.api.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldComponent;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;

/** A search strategy that is no record yet. */
public interface SearchStrategyProvider extends SearchStrategy, OldComponent {
    default List<Path> files(OldSettings settings) {
        return List.of();
    }

    Search create(Problem problem, OldSettings settings, SeededRandom random);

    @Override
    default List<Path> files() {
        return files(values());
    }

    @Override
    default Search start(Problem problem, SeededRandom random) {
        return create(problem, values(), random);
    }

    @Override
    default SearchStrategyProvider with(OldSettings values) {
        return new Bound(this, values);
    }

    /** With values for its settings. */
    record Bound(SearchStrategyProvider of, OldSettings values) implements SearchStrategyProvider {
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
        public List<Path> files(OldSettings settings) {
            return of.files(settings);
        }

        @Override
        public Search create(Problem problem, OldSettings settings, SeededRandom random) {
            return of.create(problem, settings, random);
        }
    }
}
