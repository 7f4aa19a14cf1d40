package org.nasgauge.tabular.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** The search spaces that a table may name. Each is made when it is first asked for. */
public final class KnownSpaces {
    /** Found one after the other, as far as a name needs it. */
    private final Iterable<SearchSpaceProvider> providers;

    private final Map<String, SearchSpace> made = new HashMap<>();

    private KnownSpaces(Iterable<SearchSpaceProvider> providers) {
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

    /** Those that {@link ServiceLoader} finds. */
    public static KnownSpaces installed() {
        return new KnownSpaces(ServiceLoader.load(SearchSpaceProvider.class));
    }

    public static KnownSpaces of(SearchSpace... spaces) {
        List<SearchSpaceProvider> given = new ArrayList<>();
        for (SearchSpace space : spaces) {
            given.add(new Given(space));
        }
        return new KnownSpaces(given);
    }

    /**
     * These, and one more.
     *
     * @param place where the space comes from
     * @throws UserError if its name is taken
     */
    public KnownSpaces and(Object place, SearchSpace space) {
        if (names().contains(space.name())) {
            throw UserError.at(place, "the name " + space.name() + " is that of another space", "Choose another name");
        }
        List<SearchSpaceProvider> more = new ArrayList<>();
        providers.forEach(more::add);
        more.add(new Given(space));
        return new KnownSpaces(more);
    }

    private synchronized List<String> names() {
        List<String> names = new ArrayList<>();
        providers.forEach(provider -> names.addAll(provider.names()));
        return names;
    }

    /** All of them, made now. */
    public List<SearchSpace> spaces() {
        return names().stream().flatMap(name -> find(name).stream()).toList();
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
        return find(name)
                .orElseThrow(() -> KnownNames.of("search space", names()).unknown(place, name));
    }

    public synchronized Optional<SearchSpace> find(String name) {
        SearchSpace known = made.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        for (SearchSpaceProvider provider : providers) {
            if (provider.names().contains(name)) {
                SearchSpace space = provider.space(name);
                made.put(name, space);
                return Optional.of(space);
            }
        }
        return Optional.empty();
    }
}
