package org.nasgauge.models.gradient;

/** Operations that look at each row as a whole. */
public final class Rows {
    private static final double LEAST_NORM = 1e-12;

    private Rows() {}

    /** Each row over its Euclidean norm. */
    public static Matrix unit(Recording recording, Matrix a) {
        Matrix result = recording.result(a.rows, a.columns, a);
        double[] norms = new double[a.rows];
        for (int row = 0; row < a.rows; row++) {
            double squares = 0;
            for (int k = row * a.columns; k < (row + 1) * a.columns; k++) {
                squares += a.values[k] * a.values[k];
            }
            norms[row] = Math.max(StrictMath.sqrt(squares), LEAST_NORM);
            Products.addOne(1 / norms[row], a.values, row * a.columns, result.values, row * a.columns, a.columns);
        }
        recording.onTheWayBack(result, () -> {
            for (int row = 0; row < a.rows; row++) {
                int at = row * a.columns;
                double along = dot(result.gradient, result.values, at, a.columns);
                Products.addOne(1 / norms[row], result.gradient, at, a.gradient, at, a.columns);
                Products.addOne(-along / norms[row], result.values, at, a.gradient, at, a.columns);
            }
        });
        return result;
    }

    /** Each row as probabilities that add up to 1, proportional to the exponentials. */
    public static Matrix softmax(Recording recording, Matrix a) {
        Matrix result = recording.result(a.rows, a.columns, a);
        for (int row = 0; row < a.rows; row++) {
            exponentials(a.values, row * a.columns, a.columns, result.values);
        }
        recording.onTheWayBack(result, () -> {
            for (int row = 0; row < a.rows; row++) {
                int at = row * a.columns;
                double mean = dot(result.gradient, result.values, at, a.columns);
                for (int k = at; k < at + a.columns; k++) {
                    a.gradient[k] += result.values[k] * (result.gradient[k] - mean);
                }
            }
        });
        return result;
    }

    /**
     * Dot-product attention within each sequence: of each query the mean of the sources, weighted by the softmax of their products
     * with it.
     *
     * @param queries as many rows for each sequence, one sequence after the other
     * @param sources likewise, as many columns
     */
    public static Matrix attended(Recording recording, Matrix queries, Matrix sources, int sequences) {
        int asked = queries.rows / sequences;
        int shown = sources.rows / sequences;
        int width = sources.columns;
        double[] weights = new double[queries.rows * shown];
        Matrix result = recording.result(queries.rows, width, queries, sources);
        for (int query = 0; query < queries.rows; query++) {
            int first = query / asked * shown;
            for (int k = 0; k < shown; k++) {
                weights[query * shown + k] =
                        dot(queries.values, query * width, sources.values, (first + k) * width, width);
            }
            exponentials(weights, query * shown, shown, weights);
            for (int k = 0; k < shown; k++) {
                double weight = weights[query * shown + k];
                Products.addOne(weight, sources.values, (first + k) * width, result.values, query * width, width);
            }
        }
        recording.onTheWayBack(result, () -> {
            double[] flow = new double[shown];
            for (int query = 0; query < queries.rows; query++) {
                int first = query / asked * shown;
                int at = query * width;
                double mean = 0;
                for (int k = 0; k < shown; k++) {
                    flow[k] = dot(result.gradient, at, sources.values, (first + k) * width, width);
                    mean += flow[k] * weights[query * shown + k];
                }
                for (int k = 0; k < shown; k++) {
                    int source = (first + k) * width;
                    double weight = weights[query * shown + k];
                    double slope = weight * (flow[k] - mean);
                    Products.addOne(weight, result.gradient, at, sources.gradient, source, width);
                    Products.addOne(slope, queries.values, at, sources.gradient, source, width);
                    Products.addOne(slope, sources.values, source, queries.gradient, at, width);
                }
            }
        });
        return result;
    }

    /** The mean over the rows of −ln of the probability that softmax gives to the class of the row. */
    public static Matrix crossEntropy(Recording recording, Matrix logits, int[] classes) {
        Matrix result = recording.result(1, 1, logits);
        double[] probabilities = new double[logits.values.length];
        for (int row = 0; row < logits.rows; row++) {
            int at = row * logits.columns;
            double log = exponentials(logits.values, at, logits.columns, probabilities);
            result.values[0] += (log - logits.values[at + classes[row]]) / logits.rows;
        }
        recording.onTheWayBack(result, () -> {
            double weight = result.gradient[0] / logits.rows;
            for (int row = 0; row < logits.rows; row++) {
                int at = row * logits.columns;
                Products.addOne(weight, probabilities, at, logits.gradient, at, logits.columns);
                logits.gradient[at + classes[row]] -= weight;
            }
        });
        return result;
    }

    /** Leaves probabilities, and returns the logarithm of the sum of the exponentials. */
    private static double exponentials(double[] values, int at, int count, double[] probabilities) {
        double largest = values[at];
        for (int k = at; k < at + count; k++) {
            largest = Math.max(largest, values[k]);
        }
        double sum = 0;
        for (int k = at; k < at + count; k++) {
            probabilities[k] = StrictMath.exp(values[k] - largest);
            sum += probabilities[k];
        }
        for (int k = at; k < at + count; k++) {
            probabilities[k] /= sum;
        }
        return largest + StrictMath.log(sum);
    }

    private static double dot(double[] one, double[] other, int at, int count) {
        return dot(one, at, other, at, count);
    }

    private static double dot(double[] one, int x, double[] other, int y, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += one[x + k] * other[y + k];
        }
        return sum;
    }
}
