package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;

/** Searches that train by themselves, from their first proposal to their last. */
public final class TrainingSearches {
    private TrainingSearches() {}

    /** All that a search says, until it ends. */
    public record Whole(List<Proposal> proposals, Optional<MixtureTrail> trail) {}

    /** Closes it. */
    public static Whole rest(Search search) {
        List<Proposal> all = new ArrayList<>();
        do {
            all.add(search.ask());
        } while (all.get(all.size() - 1) != Proposal.End.OF_SEARCH);
        search.close();
        return new Whole(all, search.mixtures());
    }

    /**
     * A search that is killed once after each of its proposals says, begun anew, what one says that is not, and keeps the same
     * states on the way.
     *
     * @param start the same search, with its states kept there
     */
    public static void goesOnToTheSameBitsAfterAnyKill(Function<WeightSharing.Snapshots, Search> start) {
        Kept undisturbed = new Kept(new TreeMap<>());
        Whole whole = rest(start.apply(undisturbed));
        Kept states = new Kept(new TreeMap<>());
        for (int killed = 1; killed < whole.proposals.size(); killed++) {
            Search search = start.apply(states);
            List<Proposal> said = new ArrayList<>();
            for (int i = 0; i < killed; i++) {
                said.add(search.ask());
            }
            search.close();
            assertThat(said).isEqualTo(whole.proposals.subList(0, killed));
        }
        assertThat(rest(start.apply(states))).isEqualTo(whole);
        assertThat(states.hashes()).isEqualTo(undisturbed.hashes()).isNotEmpty();
    }

    /** States in memory. */
    public record Kept(Map<String, byte[]> states) implements WeightSharing.Snapshots {
        @Override
        public Optional<byte[]> find(String work) {
            return Optional.ofNullable(states.get(work));
        }

        @Override
        public void keep(String work, byte[] state) {
            states.put(work, state);
        }

        private Map<String, Integer> hashes() {
            return states.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.hashCode(entry.getValue())));
        }
    }
}
