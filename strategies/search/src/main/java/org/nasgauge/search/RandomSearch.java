package org.nasgauge.search;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/** Random search: it learns nothing, so failures change nothing. */
public final class RandomSearch implements SearchStrategyProvider {
    private static final OldSetting<Boolean> REPLACEMENT = new OldSetting.Flag(
            "replacement", true, "whether an architecture may be drawn again; without, the space must be numbered");

    @Override
    public String name() {
        return "random-search";
    }

    @Override
    public String summary() {
        return "Draws architectures uniformly from the space.";
    }

    @Override
    public String source() {
        return "Bergstra and Bengio, Random search for hyper-parameter optimization, JMLR 2012;"
                + " for NAS: Li and Talwalkar, Random search and reproducibility for NAS, UAI 2019";
    }

    @Override
    public List<OldSetting<?>> settings() {
        return List.of(REPLACEMENT);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        if (settings.get(REPLACEMENT)) {
            return new WithReplacement(problem.space(), problem.fullFidelity(), random);
        }
        if (problem.space() instanceof EnumerableSpace space) {
            return new WithoutReplacement(space, problem.fullFidelity(), random);
        }
        throw UserError.at(
                name(),
                "replacement is false, but the architectures of "
                        + problem.space().name() + " are not numbered",
                "Set replacement to true");
    }

    private record WithReplacement(SearchSpace space, Fidelity fidelity, SeededRandom random) implements Search {
        @Override
        public Proposal ask() {
            return new Proposal.Trial(space.sample(random), fidelity);
        }

        @Override
        public void tell(Observation observation) {}
    }

    /** The shuffle of Fisher and Yates, done as far as it is needed. */
    private static final class WithoutReplacement implements Search {
        private final EnumerableSpace space;
        private final Fidelity fidelity;
        private final SeededRandom random;
        private final int[] order;
        private int left;

        WithoutReplacement(EnumerableSpace space, Fidelity fidelity, SeededRandom random) {
            this.space = space;
            this.fidelity = fidelity;
            this.random = random;
            this.left = space.size();
            this.order = new int[left];
            for (int i = 0; i < left; i++) {
                order[i] = i;
            }
        }

        @Override
        public Proposal ask() {
            if (left == 0) {
                return Proposal.End.OF_SEARCH;
            }
            int drawn = random.nextInt(left);
            int index = order[drawn];
            order[drawn] = order[--left];
            return new Proposal.Trial(space.at(index), fidelity);
        }

        @Override
        public void tell(Observation observation) {}
    }
}
