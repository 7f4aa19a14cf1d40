package org.nasgauge.models.encoding;

import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/** Architectures as sets of features, by which their distance is the number of decisions or of features in which they differ. */
public abstract class HammingCode {
    /** How many features there are. */
    final int all;
    /** That an architecture has at the most. */
    final int mostPresent;
    /** By how much two are nearer for each feature that both have. */
    final int nearness;

    private final int greatest;

    private HammingCode(int all, int mostPresent, int nearness, int greatest) {
        this.all = all;
        this.mostPresent = mostPresent;
        this.nearness = nearness;
        this.greatest = greatest;
    }

    /** By the number of decisions that differ. */
    public static HammingCode ofChoices(List<Decision> decisions) {
        return ofChoices(decisions.stream().mapToInt(Decision::size).toArray());
    }

    /**
     * By the number of decisions that differ.
     *
     * @param sizes how many choices each decision has
     */
    public static HammingCode ofChoices(int... sizes) {
        int[] first = new int[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            first[i + 1] = first[i] + sizes[i];
        }
        return new HammingCode(first[sizes.length], sizes.length, 1, sizes.length) {
            @Override
            int encode(Architecture architecture, int[] present) {
                int length = architecture.length();
                for (int i = 0; i < length; i++) {
                    present[i] = first[i] + architecture.choice(i);
                }
                return length;
            }
        };
    }

    /** By the number of features that differ. */
    public static HammingCode of(Features features) {
        return new HammingCode(features.count(), features.count(), 2, features.count()) {
            @Override
            int encode(Architecture architecture, int[] present) {
                int[] own = features.of(architecture);
                System.arraycopy(own, 0, present, 0, own.length);
                return own.length;
            }
        };
    }

    /**
     * Writes which features an architecture has, each once.
     *
     * @return how many
     */
    abstract int encode(Architecture architecture, int[] present);

    /** No two are further apart. */
    public int greatest() {
        return greatest;
    }
}
