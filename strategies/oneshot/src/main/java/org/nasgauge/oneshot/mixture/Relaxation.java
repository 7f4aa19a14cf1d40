package org.nasgauge.oneshot.mixture;

import java.util.Arrays;
import java.util.Locale;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.SparseWeights;

/** How the numbers of a decision, one a choice, become weights of a mixture. */
public enum Relaxation {
    /** Shares by softmax (Liu et al., 2019). */
    SOFTMAX {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            return shares(alpha, 1);
        }
    },
    /**
     * The one choice that is greatest after noise by Gumbel, drawn as often as softmax says; its gradient is that of the
     * softmax at the temperature (Dong and Yang, 2019).
     */
    GUMBEL {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            Mixed soft = CONCRETE.mix(alpha, knobs, random);
            double[] one = new double[alpha.length];
            one[greatest(soft.weights())] = 1;
            return new Mixed(one, soft.slope());
        }
    },
    /** Softmax at a temperature after noise by Gumbel (Xie et al., 2019). */
    CONCRETE {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            double[] noisy = alpha.clone();
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] -= StrictMath.log(-StrictMath.log(open(random)));
            }
            return shares(noisy, knobs.temperature());
        }
    },
    /** Drawn from the Dirichlet distribution with the concentrations ELU(α) + 1 (Chen et al., 2021). */
    DIRICHLET {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            double[] concentrations = new double[alpha.length];
            for (int i = 0; i < alpha.length; i++) {
                concentrations[i] = concentration(alpha[i]);
            }
            Mixed drawn = GammaDraw.dirichlet(concentrations, random);
            for (double[] row : drawn.slope()) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= alpha[i] > 0 ? 1 : concentrations[i]; // the slope of the ELU
                }
            }
            return drawn;
        }
    },
    /** The nearest weights that add up to 1, with a penalty on their absolute values. */
    SPARSE {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            double[] weights = SparseWeights.nearest(alpha, knobs.sparsity());
            int active = 0;
            for (double weight : weights) {
                active += weight != 0 ? 1 : 0;
            }
            double[][] slope = new double[alpha.length][alpha.length];
            for (int i = 0; i < alpha.length; i++) {
                for (int j = 0; j < alpha.length && weights[i] != 0; j++) {
                    slope[i][j] = weights[j] == 0 ? 0 : (i == j ? 1 : 0) - 1.0 / active;
                }
            }
            return new Mixed(weights, slope);
        }
    },
    /**
     * Two choices are drawn as softmax says, the second among the rest, and of these the one that has all the weight, as the
     * softmax of both says. The gradient is that by the weights of the two, through their softmax, as if they were it (Cai,
     * Zhu and Han, ProxylessNAS, 2019, equation 4 over two paths).
     */
    GATES {
        @Override
        public Mixed mix(double[] alpha, Knobs knobs, SeededRandom random) {
            double[] rest = shares(alpha, 1).weights();
            int[] pair = new int[Math.min(2, alpha.length)];
            double[] numbers = new double[pair.length];
            for (int k = 0; k < pair.length; k++) {
                pair[k] = drawn(rest, random);
                numbers[k] = alpha[pair[k]];
                rest[pair[k]] = 0;
            }
            Mixed both = shares(numbers, 1);
            int open = drawn(both.weights(), random);
            double[] weights = new double[alpha.length];
            weights[pair[open]] = 1;
            double[][] slope = new double[alpha.length][alpha.length];
            for (int k = 0; k < pair.length; k++) {
                for (int l = 0; l < pair.length; l++) {
                    slope[pair[k]][pair[l]] = both.slope()[k][l];
                }
            }
            return new Mixed(weights, slope, pair);
        }
    };

    /** What relaxations depend on besides, some on one, some on none. */
    public record Knobs(double temperature, double sparsity) {}

    /**
     * Weights, and how they change.
     *
     * @param slope of each weight, by each number
     * @param gates positions whose weights have a gradient of their own even where another has all the weight
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Mixed(double[] weights, double[][] slope, int[] gates) {
        /** Without gates. */
        public Mixed(double[] weights, double[][] slope) {
            this(weights, slope, new int[0]);
        }

        /** The gradient by the numbers, of that by the weights. */
        public double[] pull(double[] byWeights) {
            double[] gradient = new double[slope[0].length];
            for (int i = 0; i < slope.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] += byWeights[i] * slope[i][j];
                }
            }
            return gradient;
        }
    }

    public abstract Mixed mix(double[] alpha, Knobs knobs, SeededRandom random);

    /** What the weights are on average, or without noise: what a search is read from. */
    public Mixed mean(double[] alpha, Knobs knobs) {
        if (this == SPARSE) {
            return mix(alpha, knobs, new SeededRandom(1, 1, 1, 1));
        }
        if (this != DIRICHLET) {
            return shares(alpha, 1);
        }
        double[] weights = new double[alpha.length];
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            weights[i] = concentration(alpha[i]);
            sum += weights[i];
        }
        double[][] slope = new double[alpha.length][alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            weights[i] /= sum;
        }
        for (int i = 0; i < alpha.length; i++) {
            for (int j = 0; j < alpha.length; j++) {
                double elu = alpha[j] > 0 ? 1 : concentration(alpha[j]);
                slope[i][j] = ((i == j ? 1 : 0) - weights[i]) / sum * elu;
            }
        }
        return new Mixed(weights, slope);
    }

    /** ELU(α) + 1. */
    public static double concentration(double alpha) {
        return alpha > 0 ? alpha + 1 : StrictMath.exp(alpha);
    }

    /** Softmax of α / τ. */
    public static Mixed shares(double[] alpha, double temperature) {
        double top = alpha[greatest(alpha)];
        double[] weights = new double[alpha.length];
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            weights[i] = StrictMath.exp((alpha[i] - top) / temperature);
            sum += weights[i];
        }
        for (int i = 0; i < alpha.length; i++) {
            weights[i] /= sum;
        }
        double[][] slope = new double[alpha.length][alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            for (int j = 0; j < alpha.length; j++) {
                slope[i][j] = weights[i] * ((i == j ? 1 : 0) - weights[j]) / temperature;
            }
        }
        return new Mixed(weights, slope);
    }

    /** The first of the greatest. */
    public static int greatest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** One of those that have a weight, drawn in proportion to it. */
    public static int drawn(double[] weights, SeededRandom random) {
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        int last = greatest(weights);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last; // rounding has left something
    }

    /** Uniform, neither 0 nor 1. */
    static double open(SeededRandom random) {
        double drawn = random.nextDouble();
        return drawn == 0 ? open(random) : drawn;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
