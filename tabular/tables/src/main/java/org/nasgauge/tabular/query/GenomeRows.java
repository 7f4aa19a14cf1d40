package org.nasgauge.tabular.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.format.ListedArchitectures;

/** The rows of listed architectures by genome, read through their space. A genome that is listed is found without allocation. */
final class GenomeRows {
    private final String place;
    private final SearchSpace space;
    private final ListedArchitectures listed;
    private final Architecture[] genomes;
    private final Map<Architecture, Integer> rows;
    private volatile @Nullable Map<Architecture, int[]> networks;

    /**
     * @param place the file of the list
     * @throws UserError if a line names no architecture of the space
     */
    GenomeRows(String place, SearchSpace space, ListedArchitectures listed) {
        this.place = place;
        this.space = space;
        this.listed = listed;
        this.genomes = new Architecture[listed.rows()];
        this.rows = new HashMap<>(2 * genomes.length);
        for (int row = 0; row < genomes.length; row++) {
            try {
                genomes[row] = space.parse(listed.text(row));
            } catch (IllegalArgumentException e) {
                throw UserError.at(
                        place + ", line " + (row + 1),
                        String.valueOf(e.getMessage()),
                        "Make the table again for the space " + space.name() + " as it is",
                        e);
            }
            rows.putIfAbsent(genomes[row], row);
        }
    }

    Architecture genome(int row) {
        return genomes[row];
    }

    /** The row of this genome or, if it is not listed, the one row of the same network; empty if there is no one. */
    OptionalInt find(Architecture genome) {
        Integer row = rows.get(genome);
        if (row != null) {
            return OptionalInt.of(row);
        }
        int[] same = same(genome);
        return same.length == 1 ? OptionalInt.of(same[0]) : OptionalInt.empty();
    }

    private int[] same(Architecture genome) {
        return networks().getOrDefault(space.canonical(genome), new int[0]);
    }

    /** @throws UserError if there is no row of this genome, or there are several of the same network */
    int row(Architecture genome) {
        Integer row = rows.get(genome);
        return row != null ? row : find(genome).orElseThrow(() -> refused(genome, same(genome)));
    }

    private UserError refused(Architecture genome, int[] same) {
        if (same.length == 0) {
            return UserError.at(
                    place, "does not list " + space.format(genome), "Ask for an architecture that is listed");
        }
        String choices = Arrays.stream(same).mapToObj(listed::text).collect(Collectors.joining(" and "));
        return UserError.at(place, space.format(genome) + " is the same network as several rows", "Ask for " + choices);
    }

    private Map<Architecture, int[]> networks() {
        Map<Architecture, int[]> known = networks;
        if (known == null) {
            known = new HashMap<>(2 * genomes.length);
            for (int row = 0; row < genomes.length; row++) {
                known.merge(space.canonical(genomes[row]), new int[] {row}, GenomeRows::joined);
            }
            networks = known;
        }
        return known;
    }

    private static int[] joined(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
