package org.nasgauge.engine.record;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nasgauge.api.space.SearchSpace;

/** Whether texts are written as a space writes its architectures. Each is looked at once. Safe for use by many threads. */
final class ArchitectureNames {
    /** Beyond so many, one that was looked at before is looked at again. */
    private static final int REMEMBERED = 100_000;

    private final Optional<SearchSpace> space;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param space empty where it is not at hand: any text will do then */
    ArchitectureNames(Optional<SearchSpace> space) {
        this.space = space;
    }

    /** @throws IllegalArgumentException if the text is not written as the space writes its architectures */
    void require(String architecture) {
        if (space.isEmpty() || known.contains(architecture)) {
            return;
        }
        SearchSpace named = space.get();
        if (!named.format(named.parse(architecture)).equals(architecture)) {
            throw new IllegalArgumentException(
                    "'" + architecture + "' is not written as an architecture of " + named.name());
        }
        if (known.size() < REMEMBERED) {
            known.add(architecture);
        }
    }
}
