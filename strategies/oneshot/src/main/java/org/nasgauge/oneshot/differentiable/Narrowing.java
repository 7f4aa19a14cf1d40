package org.nasgauge.oneshot.differentiable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;

/** Takes choices out of a mixture while it trains. */
final class Narrowing {
    private final Mixer mixer;
    private final UpperLevel upper;

    Narrowing(Mixer mixer, UpperLevel upper) {
        this.mixer = mixer;
        this.upper = upper;
    }

    /** Leaves one decision, drawn among those with several choices left, the choice that the mixture misses most. */
    void decide(Weights mixture, Selection selection, SeededRandom draw) {
        List<List<Integer>> open = mixer.open();
        List<Integer> undecided = IntStream.range(0, open.size())
                .filter(decision -> open.get(decision).size() > 1)
                .boxed()
                .toList();
        if (!undecided.isEmpty()) {
            int decision = undecided.get(draw.nextInt(undecided.size()));
            mixer.keepOnly(decision, List.of(selection.mostMissed(mixture, decision, open.get(decision))));
        }
    }

    /**
     * Takes the weakest choices of each decision out, where it is time.
     *
     * @param weights of the choices
     * @param epochs that are done
     */
    void prune(double[][] weights, int epochs) {
        if (upper.pruneEvery() == 0 || epochs % upper.pruneEvery() != 0) {
            return;
        }
        for (int d = 0; d < weights.length; d++) {
            double[] of = weights[d];
            List<Integer> open = mixer.open().get(d);
            mixer.keepOnly(
                    d,
                    open.stream()
                            .sorted(Comparator.comparingDouble((Integer at) -> -of[at]))
                            .limit(Math.max(1, open.size() - upper.pruneBy()))
                            .sorted()
                            .toList());
        }
    }
}
