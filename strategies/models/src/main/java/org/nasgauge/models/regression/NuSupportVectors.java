package org.nasgauge.models.regression;

import java.util.Arrays;
import java.util.List;

/**
 * ν support vector regression with the kernel exp(−γ |x − x′|²): Schölkopf, Smola, Williamson and Bartlett, New support vector
 * algorithms, Neural Computation 2000. The dual is solved two variables at a time, of the same sign so that both of its sums stay
 * as they are: the pair that breaks the conditions of optimality most, as in LIBSVM (Chang and Lin 2011, section 4.2).
 */
public final class NuSupportVectors implements Regression<double[]> {
    private static final double TOLERANCE = 1e-3;
    private static final double LEAST_CURVATURE = 1e-12;
    private static final int MOST_STEPS = 10_000;

    /**
     * @param cost C, the most that one row counts; above 0
     * @param gamma of the kernel, above 0
     * @param nu the share of rows that may lie outside of the tube, above 0, at most 1
     */
    public record Shape(double cost, double gamma, double nu) {}

    private final Shape shape;
    private double[][] rows = new double[0][];
    private double[] coefficients = new double[0];
    private double offset;

    public NuSupportVectors(Shape shape) {
        this.shape = shape;
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        rows = known.toArray(double[][]::new);
        Dual dual = new Dual(kernel(rows), scores);
        dual.solve();
        coefficients = dual.coefficients();
        offset = dual.offset();
    }

    @Override
    public double predict(double[] features) {
        double sum = offset;
        for (int i = 0; i < rows.length; i++) {
            sum += coefficients[i] == 0 ? 0 : coefficients[i] * kernel(rows[i], features);
        }
        return sum;
    }

    private double[][] kernel(double[][] rows) {
        double[][] kernel = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = kernel(rows[i], rows[j]);
                kernel[j][i] = kernel[i][j];
            }
        }
        return kernel;
    }

    private double kernel(double[] one, double[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return StrictMath.exp(-shape.gamma() * squares);
    }

    /**
     * min ½ βᵀKβ − yᵀβ over β = α − α*, where 0 ≤ α, α* ≤ C and Σα = Σα* = Cνn/2. Above and below are the sides of the tube.
     */
    private final class Dual {
        private final double[][] kernel;
        private final double[] above;
        private final double[] below;
        /** Of the objective by β, so that the slope by α is it and the slope by α* its negative. */
        private final double[] gradient;

        Dual(double[][] kernel, double[] scores) {
            this.kernel = kernel;
            this.above = new double[scores.length];
            this.below = new double[scores.length];
            this.gradient = new double[scores.length];
            double left = shape.cost() * shape.nu() * scores.length / 2;
            for (int i = 0; i < scores.length; i++) {
                above[i] = Math.min(left, shape.cost());
                below[i] = above[i];
                left -= above[i];
                gradient[i] = -scores[i];
            }
        }

        void solve() {
            for (int step = 0; step < MOST_STEPS; step++) {
                Pair over = worst(above, 1);
                Pair under = worst(below, -1);
                Pair pair = over.gap() >= under.gap() ? over : under;
                if (pair.gap() < TOLERANCE) {
                    return;
                }
                move(pair);
            }
        }

        /** The variable that is to grow and the one that is to shrink by as much. */
        @SuppressWarnings("ArrayRecordComponent") // one of the dual's own
        private record Pair(double[] side, int sign, int grows, int shrinks, double gap) {}

        private Pair worst(double[] side, int sign) {
            int grows = -1;
            int shrinks = -1;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < side.length; i++) {
                double slope = sign * gradient[i];
                if (side[i] < shape.cost() && slope < least) {
                    least = slope;
                    grows = i;
                }
                if (side[i] > 0 && slope > most) {
                    most = slope;
                    shrinks = i;
                }
            }
            return new Pair(side, sign, grows, shrinks, grows < 0 || shrinks < 0 ? 0 : most - least);
        }

        private void move(Pair pair) {
            int i = pair.grows();
            int j = pair.shrinks();
            double curvature = Math.max(LEAST_CURVATURE, kernel[i][i] + kernel[j][j] - 2 * kernel[i][j]);
            double room = Math.min(shape.cost() - pair.side()[i], pair.side()[j]);
            double moved = Math.min(room, pair.gap() / curvature);
            pair.side()[i] =
                    moved == room && room == shape.cost() - pair.side()[i] ? shape.cost() : pair.side()[i] + moved;
            pair.side()[j] = moved == pair.side()[j] ? 0 : pair.side()[j] - moved;
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += pair.sign() * moved * (kernel[i][k] - kernel[j][k]);
            }
        }

        double[] coefficients() {
            double[] coefficients = new double[above.length];
            Arrays.setAll(coefficients, i -> above[i] - below[i]);
            return coefficients;
        }

        /** Half way between the two sides of the tube. */
        double offset() {
            return (edge(below, -1) - edge(above, 1)) / 2;
        }

        /** The common slope of the variables between their bounds; of none, half way between those at the bounds. */
        private double edge(double[] side, int sign) {
            double sum = 0;
            int free = 0;
            double highest = Double.POSITIVE_INFINITY;
            double lowest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < side.length; i++) {
                double slope = sign * gradient[i];
                if (side[i] >= shape.cost()) {
                    lowest = Math.max(lowest, slope);
                } else if (side[i] <= 0) {
                    highest = Math.min(highest, slope);
                } else {
                    sum += slope;
                    free++;
                }
            }
            if (free > 0) {
                return sum / free;
            }
            return Double.isInfinite(highest) ? lowest : Double.isInfinite(lowest) ? highest : (highest + lowest) / 2;
        }
    }
}
