package org.nasgauge.spaces.nasbench101;

import java.util.List;
import java.util.function.Supplier;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * How the baselines of the benchmark's authors draw specifications, and those of naszilla after them. Both draw genomes,
 * used or not, and so favour the networks that have many: published results of random search and evolution rest on that.
 */
public final class OfficialDraws {
    private static final List<Decision> DECISIONS = Specification.decisions();

    private final NasBench101Space space;

    public OfficialDraws(NasBench101Space space) {
        this.space = space;
    }

    /** {@code random_spec}: each edge by a coin, each operation with equal chance; uniform over the valid genomes. */
    public Architecture sample(SeededRandom random) {
        return firstValid(() -> {
            int[] choices = new int[Specification.LENGTH];
            for (int i = 0; i < choices.length; i++) {
                choices[i] = random.nextInt(DECISIONS.get(i).size());
            }
            return Architecture.of(choices);
        });
    }

    /**
     * {@code mutate_spec}: each edge changes with chance rate/21 and each operation with chance rate/5. May leave the
     * genome, and often the network, as it is.
     */
    public Architecture mutate(Architecture genome, double rate, SeededRandom random) {
        return firstValid(() -> {
            int[] choices = genome.choices();
            for (int i = 0; i < choices.length; i++) {
                boolean isEdge = i < Specification.EDGE_COUNT;
                if (random.nextDouble() < rate / (isEdge ? Specification.EDGE_COUNT : Specification.INNER)) {
                    int size = DECISIONS.get(i).size();
                    choices[i] = (choices[i] + 1 + random.nextInt(size - 1)) % size;
                }
            }
            return Architecture.of(choices);
        });
    }

    private Architecture firstValid(Supplier<Architecture> draws) {
        while (true) {
            Architecture drawn = draws.get();
            if (space.violation(drawn).isEmpty()) {
                return drawn;
            }
        }
    }
}
