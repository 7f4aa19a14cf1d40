package org.nasgauge.tabular.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** The search spaces that a table may name. Each is made when it is first asked for. */
public final class KnownSpaces {
    private final Registry<SearchSpaceProvider> providers;

    private final Map<String, SearchSpace> made = new HashMap<>();

    private KnownSpaces(Registry<SearchSpaceProvider> providers) {
        this.providers = providers;
    }

    /** A space that needs not be made. */
    private record Given(SearchSpace space) implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(space.name());
        }

        @Override
        public SearchSpace space(String name) {
            return space;
        }
    }

    /** Those that the suite and the plug-ins in use bring. */
    public static KnownSpaces installed() {
        return new KnownSpaces(
                Registry.installed("search space", SearchSpaceProvider.class, SearchSpaceProvider::names));
    }

    public static KnownSpaces of(SearchSpace... spaces) {
        List<Given> given = Stream.of(spaces).map(Given::new).toList();
        return new KnownSpaces(Registry.of("search space", given, SearchSpaceProvider::names));
    }

    /**
     * These, and one more.
     *
     * @param place where the space comes from
     * @throws UserError if its name is taken
     */
    public KnownSpaces and(Object place, SearchSpace space) {
        if (providers.find(space.name()).isPresent()) {
            throw UserError.at(place, "the name " + space.name() + " is that of another space", "Choose another name");
        }
        return new KnownSpaces(providers.and(new Given(space)));
    }

    public List<String> names() {
        return providers.names();
    }

    /** All of them, made now. */
    public List<SearchSpace> spaces() {
        return names().stream().flatMap(name -> find(name).stream()).toList();
    }

    /**
     * Where a space comes from.
     *
     * @param name one of {@link #names()}
     */
    public String origin(String name) {
        return Registry.origin(providers.named("spaces", name));
    }

    /**
     * @param place where the name stands
     * @throws UserError if no space has this name, or it is not enumerable
     */
    public EnumerableSpace enumerable(String place, String name) {
        if (named(place, name) instanceof EnumerableSpace space) {
            return space;
        }
        throw UserError.at(place, "the space " + name + " does not number its architectures", "Name one that does");
    }

    /**
     * @param place where the name stands
     * @throws UserError if no space has this name
     */
    public SearchSpace named(String place, String name) {
        return make(name, providers.named(place, name));
    }

    public Optional<SearchSpace> find(String name) {
        return providers.find(name).map(provider -> make(name, provider));
    }

    private synchronized SearchSpace make(String name, SearchSpaceProvider provider) {
        return made.computeIfAbsent(name, provider::space);
    }
}
