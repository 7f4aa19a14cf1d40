package org.nasgauge.models.density;

import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * Independent distributions of the choices of each decision: of n choices, the one that c of N architectures have taken
 * has the probability (1 + c) / (n + N). That is the uniform prior of weight n of Bergstra et al. 2011, section 4.2.
 */
public final class ChoiceDensity {
    private final int[][] counts;
    private int architectures;

    /** The uniform distribution, of no architectures. */
    public ChoiceDensity(List<Decision> decisions) {
        counts = new int[decisions.size()][];
        for (int decision = 0; decision < counts.length; decision++) {
            counts[decision] = new int[decisions.get(decision).size()];
        }
    }

    /** Counts one architecture more. */
    public void add(Architecture architecture) {
        for (int decision = 0; decision < counts.length; decision++) {
            counts[decision][architecture.choice(decision)]++;
        }
        architectures++;
    }

    public double probability(int decision, int choice) {
        return (1.0 + counts[decision][choice]) / (counts[decision].length + architectures);
    }

    /** The natural logarithm of how much more probable an architecture is here than there. */
    public double logRatio(ChoiceDensity other, Architecture architecture) {
        double ratio = 1;
        double sum = 0;
        for (int decision = 0; decision < counts.length; decision++) {
            int choice = architecture.choice(decision);
            ratio *= probability(decision, choice) / other.probability(decision, choice);
            if (ratio > 1e200 || ratio < 1e-200) {
                sum += StrictMath.log(ratio);
                ratio = 1;
            }
        }
        return sum + StrictMath.log(ratio);
    }

    /** A choice for one decision. */
    public int draw(int decision, SeededRandom random) {
        int[] counted = counts[decision];
        int left = random.nextInt(counted.length + architectures);
        int choice = 0;
        while (left > counted[choice]) {
            left -= 1 + counted[choice++];
        }
        return choice;
    }
}
