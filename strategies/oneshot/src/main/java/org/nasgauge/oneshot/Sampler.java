package org.nasgauge.oneshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

/** Which paths make one step of a supernet's training: their gradients are added up. */
enum Sampler {
    /** One path, each choice with equal chance. */
    UNIFORM {
        @Override
        List<Architecture> draw(Paths paths, SeededRandom random) {
            return List.of(paths.uniform(random));
        }
    },
    /** One path, drawn again as long as all that comes to some part of the network is zero. */
    CONNECTED {
        @Override
        List<Architecture> draw(Paths paths, SeededRandom random) {
            while (true) {
                Architecture drawn = paths.uniform(random);
                if (paths.carriesEverywhere(drawn)) {
                    return List.of(drawn);
                }
            }
        }
    },
    /**
     * As many paths as a decision has choices, so that each choice is made exactly once; where decisions have several numbers
     * of choices, so many that the fewer are made equally often as well.
     */
    FAIR {
        @Override
        List<Architecture> draw(Paths paths, SeededRandom random) {
            int count = 1;
            for (int decision = 0; decision < paths.decisions(); decision++) {
                count = leastCommonMultiple(count, paths.choices(decision).size());
            }
            List<int[]> drawn = new ArrayList<>(Collections.nCopies(count, 0).stream()
                    .map(unused -> new int[paths.decisions()])
                    .toList());
            for (int decision = 0; decision < paths.decisions(); decision++) {
                int[] order = random.permutation(count);
                List<Integer> choices = paths.choices(decision);
                for (int path = 0; path < count; path++) {
                    drawn.get(path)[decision] = choices.get(order[path] % choices.size());
                }
            }
            List<Architecture> architectures =
                    drawn.stream().map(Architecture::of).toList();
            for (Architecture architecture : architectures) {
                paths.space().violation(architecture).ifPresent(violation -> {
                    throw new IllegalArgumentException(
                            "strict fairness is for spaces without invalid combinations: " + violation);
                });
            }
            return architectures;
        }
    };

    /** At least one, for one batch. */
    abstract List<Architecture> draw(Paths paths, SeededRandom random);

    private static int leastCommonMultiple(int a, int b) {
        int divisor = a;
        for (int rest = b; rest != 0; ) {
            int next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return Math.multiplyExact(a / divisor, b);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
