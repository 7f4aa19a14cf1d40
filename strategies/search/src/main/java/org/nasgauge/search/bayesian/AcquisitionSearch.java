package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/**
 * Finds the architecture that is worth most in a space of any size: random candidates are compared, and local searches climb from
 * the best trials and from the best candidates, as in SMAC (Hutter, Hoos and Leyton-Brown 2011, and SMAC3's program). A space that
 * has no more architectures than candidates is compared as a whole.
 */
public record AcquisitionSearch(
        @Meaning("random ones that are compared for each trial; the whole space if it has no more")
        @Range(least = 0, most = 10_000_000)
        int candidates,

        @Meaning("that climb from the best trials, and as many from the best candidates")
        @Range(least = 0, most = 1_000_000)
        int localSearches) {
    /** What an architecture is worth. */
    @FunctionalInterface
    interface Worth {
        /**
         * @param least no more than the threshold
         * @return what it is worth; or, where that is not above the threshold, a number from there to the threshold, the same
         *     each time; or, where that number is not above the least, any from there to the least
         */
        double of(Architecture architecture, double threshold, double least);
    }

    /** Where it is looked for. */
    interface Region {
        Architecture draw(SeededRandom random);

        boolean contains(Architecture architecture);

        /** Everywhere. */
        static Region of(SearchSpace space) {
            return new Region() {
                @Override
                public Architecture draw(SeededRandom random) {
                    return space.sample(random);
                }

                @Override
                public boolean contains(Architecture architecture) {
                    return true;
                }
            };
        }
    }

    private record Valued(Architecture architecture, double worth) {}

    /**
     * The architecture that is worth most of all that were looked at; of several, the first. Empty if all were excluded.
     *
     * @param best trials, from the best on
     */
    Optional<Architecture> greatest(
            SearchSpace space,
            Stream<Architecture> best,
            Set<Architecture> excluded,
            Worth worth,
            SeededRandom random) {
        return greatest(space, Region.of(space), best, excluded, worth, random);
    }

    /** The same within a region. */
    Optional<Architecture> greatest(
            SearchSpace space,
            Region region,
            Stream<Architecture> best,
            Set<Architecture> excluded,
            Worth worth,
            SeededRandom random) {
        Run run = new Run(space, region, excluded, worth);
        if (space instanceof EnumerableSpace numbered && numbered.size() <= candidates) {
            for (int index = 0; index < numbered.size(); index++) {
                run.look(numbered.at(index), run.greatest);
            }
            return run.found;
        }
        best.limit(localSearches).forEach(run::climb);
        run.bestDrawn(candidates, localSearches, random).forEach(drawn -> run.climb(drawn.architecture()));
        return run.found;
    }

    private static final class Run {
        private final SearchSpace space;
        private final Region region;
        private final Set<Architecture> excluded;
        private final Worth worth;
        private final Set<Architecture> left = new HashSet<>();
        private Optional<Architecture> found = Optional.empty();
        private double greatest = Double.NEGATIVE_INFINITY;

        Run(SearchSpace space, Region region, Set<Architecture> excluded, Worth worth) {
            this.space = space;
            this.region = region;
            this.excluded = excluded;
            this.worth = worth;
        }

        /** @return as in {@link Worth#of}; how much it is, if no more than the least, matters to nobody */
        double look(Architecture architecture, double least) {
            if (!region.contains(architecture)) {
                return Double.NEGATIVE_INFINITY;
            }
            double value = worth.of(architecture, greatest, Math.min(least, greatest));
            if (value > greatest && !excluded.contains(architecture)) {
                greatest = value;
                found = Optional.of(architecture);
            }
            return value;
        }

        /** The best first, by as much as is known of those that are worth less than the greatest. */
        List<Valued> bestDrawn(int draws, int kept, SeededRandom random) {
            List<Valued> best = new ArrayList<>();
            for (int i = 0; i < draws; i++) {
                Architecture drawn = region.draw(random);
                int place = best.size();
                double value = look(
                        drawn,
                        place < kept
                                ? Double.NEGATIVE_INFINITY
                                : kept == 0 ? greatest : best.get(kept - 1).worth());
                while (place > 0 && value > best.get(place - 1).worth()) {
                    place--;
                }
                if (place < kept) {
                    best.add(place, new Valued(drawn, value));
                    if (best.size() > kept) {
                        best.remove(kept);
                    }
                }
            }
            return best;
        }

        /**
         * To the best neighbour until none is better, or another search has been there; by as much as is known of those that are
         * worth less than the greatest.
         */
        void climb(Architecture start) {
            Architecture place = start;
            double here = look(start, Double.NEGATIVE_INFINITY);
            while (left.add(place)) {
                for (Architecture neighbour : space.neighbours(place)) {
                    double value = look(neighbour, here);
                    if (value > here) {
                        place = neighbour;
                        here = value;
                    }
                }
            }
        }
    }
}
