package org.nasgauge.api.search;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * What is believed of good architectures before a search begins: how probable each choice of a decision is in one,
 * independently of the other decisions. No choice is impossible, so that a wrong belief can be recovered from.
 */
public final class Prior {
    private static final double ROUNDING = 1e-9;

    private final double[][] probabilities;
    private final List<Architecture> best;

    private Prior(double[][] probabilities, List<Architecture> best) {
        this.probabilities = probabilities;
        this.best = List.copyOf(best);
    }

    /** Nothing is believed. */
    public static Prior uniform(List<Decision> decisions) {
        return new Prior(
                decisions.stream()
                        .map(decision -> spread(decision.size(), 1.0 / decision.size()))
                        .toArray(double[][]::new),
                List.of());
    }

    /**
     * @param probabilities by decision and choice
     * @throws IllegalArgumentException if a probability is not positive, or those of a decision do not sum to 1
     */
    public static Prior of(List<List<Double>> probabilities) {
        double[][] values = new double[probabilities.size()][];
        for (int decision = 0; decision < values.length; decision++) {
            values[decision] = probabilities.get(decision).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double sum = 0;
            for (double value : values[decision]) {
                if (!(value > 0)) {
                    throw new IllegalArgumentException(
                            "a choice has the probability " + value + "; expected a positive one");
                }
                sum += value;
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                throw new IllegalArgumentException("the probabilities of a decision sum to " + sum + ", and not to 1");
            }
        }
        return new Prior(values, List.of());
    }

    /**
     * Around architectures that are believed to be good: the mean over them of distributions that give their choice the
     * probability {@code confidence}, and share the rest among the others.
     *
     * @param best the best first; at least one
     * @param confidence above 0, below 1
     */
    public static Prior around(List<Decision> decisions, List<Architecture> best, double confidence) {
        double[][] values = new double[decisions.size()][];
        for (int decision = 0; decision < values.length; decision++) {
            values[decision] = new double[decisions.get(decision).size()];
            for (Architecture architecture : best) {
                double[] centred = centred(values[decision].length, architecture.choice(decision), confidence);
                for (int choice = 0; choice < centred.length; choice++) {
                    values[decision][choice] += centred[choice] / best.size();
                }
            }
        }
        return new Prior(values, best);
    }

    /**
     * @param confidence what the choice has; above 0, below 1
     * @return the probabilities of all choices of a decision
     */
    public static double[] centred(int choices, int choice, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
        double[] probabilities = spread(choices, choices == 1 ? 1 : (1 - confidence) / (choices - 1));
        probabilities[choice] = choices == 1 ? 1 : confidence;
        return probabilities;
    }

    private static double[] spread(int choices, double probability) {
        double[] probabilities = new double[choices];
        Arrays.fill(probabilities, probability);
        return probabilities;
    }

    /** How many there are. */
    public int decisions() {
        return probabilities.length;
    }

    /** How many a decision has. */
    public int choices(int decision) {
        return probabilities[decision].length;
    }

    public double probability(int decision, int choice) {
        return probabilities[decision][choice];
    }

    /** That all decisions are made as in this architecture. */
    public double probability(Architecture architecture) {
        double product = 1;
        for (int decision = 0; decision < probabilities.length; decision++) {
            product *= probabilities[decision][architecture.choice(decision)];
        }
        return product;
    }

    /** Architectures that are believed to be good, the best first; empty where only choices are spoken of. */
    public List<Architecture> best() {
        return best;
    }

    /** A choice for one decision. */
    public int draw(int decision, SeededRandom random) {
        return random.weighted(probabilities[decision]);
    }
}
