package org.nasgauge.oneshot.inheritance;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.tape.GrowingNetworks;

/**
 * An architecture with the network that it inherited or learnt.
 *
 * @param accuracy on validation, in percent, with these weights and not with those of a training from scratch; of a child
 *     before its training, that of its parent
 */
record Member(Architecture architecture, LearnedNetwork learned, double accuracy) {
    /** @param as what the snapshot calls it; has no part in another one's name */
    void keep(Snapshot snapshot, String as) {
        snapshot.put(
                as + " choices",
                Arrays.stream(architecture.choices()).asDoubleStream().toArray());
        snapshot.put(as + " accuracy", accuracy);
        snapshot.putAll(as + " value ", learned.values());
    }

    static Member restored(Snapshot snapshot, String as, GrowingNetworks networks) {
        Architecture architecture = Architecture.of(Arrays.stream(snapshot.get(as + " choices"))
                .mapToInt(choice -> (int) choice)
                .toArray());
        return new Member(
                architecture,
                new LearnedNetwork(networks.network(architecture), snapshot.group(as + " value ")),
                snapshot.get(as + " accuracy")[0]);
    }

    /** The first of those with the highest accuracy. */
    static Member best(List<Member> members) {
        Member best = members.get(0);
        for (Member member : members) {
            best = member.accuracy > best.accuracy ? member : best;
        }
        return best;
    }
}
