package org.nasgauge.tabular.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** The search spaces that a table may name. Each is made when it is first asked for. */
public final class KnownSpaces {
    /** By name, in the order in which they are listed. */
    private final Map<String, Function<String, SearchSpace>> makers;

    private final Map<String, SearchSpace> made = new ConcurrentHashMap<>();

    private KnownSpaces(Map<String, Function<String, SearchSpace>> makers) {
        this.makers = Collections.unmodifiableMap(makers);
    }

    /** Those that {@link ServiceLoader} finds. */
    public static KnownSpaces installed() {
        Map<String, Function<String, SearchSpace>> makers = new LinkedHashMap<>();
        for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
            provider.names().forEach(name -> makers.put(name, provider::space));
        }
        return new KnownSpaces(makers);
    }

    public static KnownSpaces of(SearchSpace... spaces) {
        Map<String, Function<String, SearchSpace>> makers = new LinkedHashMap<>();
        for (SearchSpace space : spaces) {
            makers.put(space.name(), name -> space);
        }
        return new KnownSpaces(makers);
    }

    /**
     * These, and one more.
     *
     * @param place where the space comes from
     * @throws UserError if its name is taken
     */
    public KnownSpaces and(Object place, SearchSpace space) {
        if (makers.containsKey(space.name())) {
            throw UserError.at(place, "the name " + space.name() + " is that of another space", "Choose another name");
        }
        Map<String, Function<String, SearchSpace>> more = new LinkedHashMap<>(makers);
        more.put(space.name(), name -> space);
        return new KnownSpaces(more);
    }

    /** All of them, made now. */
    public List<SearchSpace> spaces() {
        return makers.keySet().stream().flatMap(name -> find(name).stream()).toList();
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
                .orElseThrow(
                        () -> KnownNames.of("search space", makers.keySet()).unknown(place, name));
    }

    public Optional<SearchSpace> find(String name) {
        return Optional.ofNullable(makers.get(name)).map(maker -> made.computeIfAbsent(name, maker));
    }
}
