package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.mixture.Mixer;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;

/**
 * What a mixture is expected to cost: Σ over decisions and choices of weight times cost, with costs that add up, as shares of
 * the mean cost of an architecture (Cai, Zhu and Han, ProxylessNAS, ICLR 2019, equation 6). The loss grows by a multiple of
 * it, or is multiplied by α log(cost)^β (Wu et al., FBNet, CVPR 2019, equation 2), with the cost in thousandths of that mean:
 * in any unit of time the logarithm would hang on the unit, and be negative below 1.
 */
final class ExpectedCost {
    /** Of the mean square of what is fitted: it decides between costs that the architectures do not tell apart. */
    private static final double RIDGE = 1e-6;

    private static final double THOUSANDTHS = 1000;

    private final Term term;
    private final double offset;
    private final double[][] byChoice;

    /** How the loss and the cost become one number. */
    enum Form {
        SUM,
        PRODUCT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the cost does to the loss. */
    record Term(
            @Meaning(
                    "what an architecture costs: multiply-accumulates, counted on its network, or a property that the table"
                            + " knows, as latency-1")
            String cost,

            @Meaning(
                    "whether a multiple of the expected cost is added to the loss, or a power of its logarithm multiplies it")
            Form costForm,

            @Meaning(
                    "what a sum adds to the loss for an expected cost that is the mean of all architectures', and what a"
                            + " product multiplies it by besides")
            @Range(least = 0)
            double costWeight,

            @Meaning("of the logarithm, in a product") @Range(least = 0)
            double costPower,

            @Meaning("architectures drawn at random, from whose costs those of choices are found") @Range(least = 2)
            int costArchitectures) {
        static final String COUNTED = "multiply-accumulates";
    }

    private ExpectedCost(Term term, double offset, double[][] byChoice) {
        this.term = term;
        this.offset = offset;
        this.byChoice = byChoice;
    }

    /**
     * By least squares over architectures that are drawn at random, one number a choice.
     *
     * @param costs of an architecture; those that are missing are left out
     * @throws IllegalStateException if fewer than two are known, or their mean is not above 0
     */
    static ExpectedCost learned(Term term, Paths paths, Function<Architecture, Reading> costs, SeededRandom random) {
        List<int[]> drawn = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < term.costArchitectures(); i++) {
            Architecture architecture = paths.uniform(random);
            if (costs.apply(architecture) instanceof Reading.Present present) {
                drawn.add(paths.choices(architecture));
                known.add(present.value());
            }
        }
        double mean = known.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (known.size() < 2 || !(mean > 0)) {
            throw new IllegalStateException(
                    "of " + drawn.size() + " architectures " + term.cost() + " is known, with a mean of " + mean);
        }
        double[] shares = known.stream().mapToDouble(cost -> cost / mean - 1).toArray();
        double[] fitted = fitted(paths, drawn, shares);
        double[][] byChoice = new double[paths.decisions()][];
        int at = 0;
        for (int decision = 0; decision < byChoice.length; decision++) {
            int size = paths.choices(decision).size();
            byChoice[decision] = Arrays.copyOfRange(fitted, at, at + size);
            at += size;
        }
        return new ExpectedCost(term, 1 + fitted[at], byChoice);
    }

    /** A number for each choice, one decision after the other, and one for all. */
    private static double[] fitted(Paths paths, List<int[]> drawn, double[] costs) {
        int[] begins = new int[paths.decisions() + 1];
        for (int decision = 0; decision < paths.decisions(); decision++) {
            begins[decision + 1] = begins[decision] + paths.choices(decision).size();
        }
        int last = begins[paths.decisions()];
        RealMatrix matrix = new Array2DRowRealMatrix(last + 1, last + 1);
        RealVector right = new ArrayRealVector(last + 1);
        for (int row = 0; row < costs.length; row++) {
            List<Integer> ones = new ArrayList<>();
            for (int decision = 0; decision < paths.decisions(); decision++) {
                int at = paths.choices(decision).indexOf(drawn.get(row)[decision]);
                if (at >= 0) { // none costs nothing where it is not weighed
                    ones.add(begins[decision] + at);
                }
            }
            ones.add(last);
            for (int i : ones) {
                right.addToEntry(i, costs[row] / costs.length);
                for (int j : ones) {
                    matrix.addToEntry(i, j, 1.0 / costs.length);
                }
            }
        }
        for (int i = 0; i < last; i++) {
            matrix.addToEntry(i, i, RIDGE);
        }
        return new CholeskyDecomposition(matrix).getSolver().solve(right).toArray();
    }

    /** Of a mixture, as a share of the mean of architectures. */
    double of(Weights weights) {
        double sum = offset;
        for (int decision = 0; decision < byChoice.length; decision++) {
            for (int i = 0; i < byChoice[decision].length; i++) {
                sum += weights.choices()[decision][i] * byChoice[decision][i];
            }
        }
        return sum;
    }

    /** The loss with the cost in it. */
    double joined(double loss, Weights weights) {
        return switch (term.costForm()) {
            case SUM -> loss + term.costWeight() * of(weights);
            case PRODUCT -> loss * term.costWeight() * StrictMath.pow(logarithm(weights), term.costPower());
        };
    }

    /** What costs next to nothing counts as if its logarithm were 1. */
    private double logarithm(Weights weights) {
        return Math.max(1, StrictMath.log(Math.max(1, THOUSANDTHS * of(weights))));
    }

    /** Makes the gradient of a loss at a step's mixture that of the loss with the cost in it, both by the numbers. */
    void join(double[][] gradient, double loss, Mixer.Step step) {
        double byLoss = 1;
        double byCost = term.costWeight();
        if (term.costForm() == Form.PRODUCT) {
            double logarithm = logarithm(step.weights());
            byLoss = term.costWeight() * StrictMath.pow(logarithm, term.costPower());
            byCost = logarithm == 1 ? 0 : loss * byLoss * term.costPower() / (logarithm * of(step.weights()));
        }
        for (int decision = 0; decision < byChoice.length; decision++) {
            double[] pulled = step.choices()[decision].pull(byChoice[decision]);
            for (int i = 0; i < pulled.length; i++) {
                gradient[decision][i] = byLoss * gradient[decision][i] + byCost * pulled[i];
            }
        }
    }

    /** All that decides what it does. */
    @Override
    public String toString() {
        return term + " " + offset + " " + Arrays.deepToString(byChoice);
    }
}
