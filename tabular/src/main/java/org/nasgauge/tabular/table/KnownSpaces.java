package org.nasgauge.tabular.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** The search spaces that a table may name. */
public record KnownSpaces(List<SearchSpace> spaces) {
    public KnownSpaces {
        spaces = List.copyOf(spaces);
    }

    /** Those that {@link ServiceLoader} finds. */
    public static KnownSpaces installed() {
        List<SearchSpace> spaces = new ArrayList<>();
        ServiceLoader.load(SearchSpaceProvider.class).forEach(provider -> spaces.addAll(provider.spaces()));
        return new KnownSpaces(spaces);
    }

    public static KnownSpaces of(SearchSpace... spaces) {
        return new KnownSpaces(List.of(spaces));
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
                .orElseThrow(() -> KnownNames.of(
                                "search space",
                                spaces.stream().map(SearchSpace::name).toList())
                        .unknown(place, name));
    }

    public Optional<SearchSpace> find(String name) {
        return spaces.stream().filter(space -> space.name().equals(name)).findFirst();
    }
}
