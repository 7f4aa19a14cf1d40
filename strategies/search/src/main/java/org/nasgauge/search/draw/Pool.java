package org.nasgauge.search.draw;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/** The candidates of strategies that compare many architectures before they propose one. */
public final class Pool {
    private Pool() {}

    /** All architectures of a numbered space that has no more than {@code size}; else as many different random ones. */
    public static Architecture[] of(SearchSpace space, int size, SeededRandom random) {
        if (space instanceof EnumerableSpace numbered && numbered.size() <= size) {
            Architecture[] all = new Architecture[numbered.size()];
            for (int index = 0; index < all.length; index++) {
                all[index] = numbered.at(index);
            }
            return all;
        }
        Set<Architecture> drawn = new LinkedHashSet<>();
        Optional<Architecture> next = Unseen.draw(space, drawn, random);
        while (drawn.size() < size && next.isPresent()) {
            drawn.add(next.get());
            next = Unseen.draw(space, drawn, random);
        }
        return drawn.toArray(new Architecture[0]);
    }
}
