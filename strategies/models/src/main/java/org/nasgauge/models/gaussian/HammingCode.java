package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.models.encoding.Features;

/** Architectures as bits, so that their distance, the number of decisions or of features in which they differ, is quickly counted. */
public abstract class HammingCode {
    private final int bits;
    private final int bitsOfADifference;

    private HammingCode(int bits, int bitsOfADifference) {
        this.bits = bits;
        this.bitsOfADifference = bitsOfADifference;
    }

    /** By the number of decisions that differ: with one bit a choice, two change with a decision. */
    public static HammingCode ofChoices(List<Decision> decisions) {
        int[] first = new int[decisions.size() + 1];
        for (int i = 0; i < decisions.size(); i++) {
            first[i + 1] = first[i] + decisions.get(i).size();
        }
        return new HammingCode(first[decisions.size()], 2) {
            @Override
            void encode(Architecture architecture, long[] words) {
                Arrays.fill(words, 0);
                for (int i = 0; i < architecture.length(); i++) {
                    int bit = first[i] + architecture.choice(i);
                    words[bit / Long.SIZE] |= 1L << bit;
                }
            }
        };
    }

    /** By the number of features that differ. */
    public static HammingCode of(Features features) {
        return new HammingCode(features.count(), 1) {
            @Override
            void encode(Architecture architecture, long[] words) {
                Arrays.fill(words, 0);
                for (int feature : features.of(architecture)) {
                    words[feature / Long.SIZE] |= 1L << feature;
                }
            }
        };
    }

    /** @param words overwritten, all of them */
    abstract void encode(Architecture architecture, long[] words);

    /** The correlation of two architectures by the number of bits in which their codes differ. */
    final double[] correlations(HammingKernel kernel) {
        double[] correlations = new double[bits + 1];
        for (int differing = 0; differing <= bits; differing++) {
            correlations[differing] = kernel.correlation(distance(differing));
        }
        return correlations;
    }

    /** That a code takes. */
    final int words() {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /** How far two are apart of whose codes so many bits differ. */
    final int distance(int differing) {
        return differing / bitsOfADifference;
    }

    /**
     * Writes by how many bits a code differs from each of several.
     *
     * @param others by word, then by architecture
     * @param differing one an architecture
     */
    static void differences(long[] code, long[][] others, int count, int[] differing) {
        long first = code[0];
        long[] firsts = others[0];
        for (int i = 0; i < count; i++) {
            differing[i] = Long.bitCount(firsts[i] ^ first);
        }
        for (int word = 1; word < code.length; word++) {
            long own = code[word];
            long[] those = others[word];
            for (int i = 0; i < count; i++) {
                differing[i] += Long.bitCount(those[i] ^ own);
            }
        }
    }
}
