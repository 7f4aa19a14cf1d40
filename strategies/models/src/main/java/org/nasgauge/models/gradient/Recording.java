package org.nasgauge.models.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.nasgauge.api.random.SeededRandom;

/**
 * Operations on matrices, each remembered so that a gradient finds its way back through them: reverse-mode differentiation. One
 * recording is one pass through a network, by one thread.
 */
public final class Recording {
    private final Optional<SeededRandom> random;
    private final List<Runnable> back = new ArrayList<>();

    private Recording(Optional<SeededRandom> random) {
        this.random = random;
    }

    /** A pass of training, after which {@link #backward} may be called. */
    public static Recording learning(SeededRandom random) {
        return new Recording(Optional.of(random));
    }

    /** A pass that nothing is learned from: nothing is remembered, and nothing dropped. */
    public static Recording predicting() {
        return new Recording(Optional.empty());
    }

    boolean isLearning() {
        return random.isPresent();
    }

    /** Adds the gradient of a loss, a single number, to that of everything that it was computed from. */
    public void backward(Matrix loss) {
        loss.gradient[0] = 1;
        for (int i = back.size() - 1; i >= 0; i--) {
            back.get(i).run();
        }
    }

    /** Room for a result; a constant if all that it is computed from is constant. */
    Matrix result(int rows, int columns, Matrix... from) {
        boolean wanted = false;
        for (Matrix one : from) {
            wanted |= !one.isConstant();
        }
        return isLearning() && wanted ? Matrix.variable(rows, columns) : Matrix.constant(rows, columns);
    }

    /** What is done on the way back, if a gradient is wanted of the result. */
    void onTheWayBack(Matrix result, Runnable step) {
        if (!result.isConstant()) {
            back.add(step);
        }
    }

    /** The product of two matrices. */
    public Matrix product(Matrix a, Matrix b) {
        Matrix result = result(a.rows, b.columns, a, b);
        Products.add(a.values, b.values, result.values, a.rows, a.columns, b.columns);
        onTheWayBack(result, () -> {
            if (!b.isConstant()) {
                Products.addTransposed(a.values, result.gradient, b.gradient, a.rows, a.columns, b.columns);
            }
            if (!a.isConstant()) {
                double[] transposed = Products.transposed(b.values, b.rows, b.columns);
                Products.add(result.gradient, transposed, a.gradient, a.rows, b.columns, a.columns);
            }
        });
        return result;
    }

    /** The same row added to each row. */
    public Matrix plusRow(Matrix a, Matrix row) {
        Matrix result = result(a.rows, a.columns, a, row);
        for (int r = 0; r < a.rows; r++) {
            for (int k = 0; k < a.columns; k++) {
                result.values[r * a.columns + k] = a.values[r * a.columns + k] + row.values[k];
            }
        }
        onTheWayBack(result, () -> {
            addTo(a, result.gradient);
            for (int r = 0; r < a.rows; r++) {
                Products.addOne(1, result.gradient, r * a.columns, row.gradient, 0, a.columns);
            }
        });
        return result;
    }

    public Matrix sum(Matrix a, Matrix b) {
        Matrix result = combined(a, b, Double::sum);
        onTheWayBack(result, () -> {
            addTo(a, result.gradient);
            addTo(b, result.gradient);
        });
        return result;
    }

    public Matrix minus(Matrix a, Matrix b) {
        return sum(a, scaled(b, -1));
    }

    /** Number by number. */
    public Matrix times(Matrix a, Matrix b) {
        Matrix result = combined(a, b, (x, y) -> x * y);
        onTheWayBack(result, () -> {
            for (int i = 0; i < result.gradient.length; i++) {
                add(a, i, result.gradient[i] * b.values[i]);
                add(b, i, result.gradient[i] * a.values[i]);
            }
        });
        return result;
    }

    private Matrix combined(Matrix a, Matrix b, DoubleBinaryOperator operator) {
        Matrix result = result(a.rows, a.columns, a, b);
        for (int i = 0; i < result.values.length; i++) {
            result.values[i] = operator.applyAsDouble(a.values[i], b.values[i]);
        }
        return result;
    }

    public Matrix scaled(Matrix a, double factor) {
        return mapped(a, x -> factor * x, (x, y) -> factor);
    }

    public Matrix shifted(Matrix a, double by) {
        return mapped(a, x -> x + by, (x, y) -> 1);
    }

    public Matrix exponential(Matrix a) {
        return mapped(a, StrictMath::exp, (x, y) -> y);
    }

    public Matrix tanh(Matrix a) {
        return mapped(a, x -> 2 / (1 + StrictMath.exp(-2 * x)) - 1, (x, y) -> 1 - y * y);
    }

    public Matrix sigmoid(Matrix a) {
        return mapped(a, x -> 1 / (1 + StrictMath.exp(-x)), (x, y) -> y * (1 - y));
    }

    /** What is negative becomes 0. */
    public Matrix rectified(Matrix a) {
        return mapped(a, x -> Math.max(x, 0), (x, y) -> y > 0 ? 1 : 0);
    }

    /** Of what is negative a hundredth is left. */
    public Matrix leakyRectified(Matrix a) {
        return mapped(a, x -> x > 0 ? x : 0.01 * x, (x, y) -> x > 0 ? 1 : 0.01);
    }

    public Matrix absolute(Matrix a) {
        return mapped(a, Math::abs, (x, y) -> Math.signum(x));
    }

    public Matrix squared(Matrix a) {
        return mapped(a, x -> x * x, (x, y) -> 2 * x);
    }

    /** @param slope of what came out, from what went in and what came out */
    private Matrix mapped(Matrix a, DoubleUnaryOperator function, DoubleBinaryOperator slope) {
        Matrix result = result(a.rows, a.columns, a);
        for (int i = 0; i < result.values.length; i++) {
            result.values[i] = function.applyAsDouble(a.values[i]);
        }
        onTheWayBack(result, () -> {
            for (int i = 0; i < result.gradient.length; i++) {
                a.gradient[i] += result.gradient[i] * slope.applyAsDouble(a.values[i], result.values[i]);
            }
        });
        return result;
    }

    /**
     * In training each number is left out with this chance, and the others grow to keep the expectation: Srivastava et al.,
     * Dropout, JMLR 2014.
     */
    public Matrix dropped(Matrix a, double share) {
        if (random.isEmpty() || share == 0) {
            return a;
        }
        SeededRandom draws = random.get();
        Matrix kept = Matrix.constant(a.rows, a.columns);
        for (int i = 0; i < kept.values.length; i++) {
            kept.values[i] = draws.nextDouble() < share ? 0 : 1 / (1 - share);
        }
        return times(a, kept);
    }

    /** The mean of all numbers, as a matrix of one. */
    public Matrix mean(Matrix a) {
        Matrix result = result(1, 1, a);
        for (double value : a.values) {
            result.values[0] += value / a.values.length;
        }
        onTheWayBack(result, () -> {
            for (int i = 0; i < a.values.length; i++) {
                a.gradient[i] += result.gradient[0] / a.values.length;
            }
        });
        return result;
    }

    private static void addTo(Matrix matrix, double[] flow) {
        if (!matrix.isConstant()) {
            for (int i = 0; i < flow.length; i++) {
                matrix.gradient[i] += flow[i];
            }
        }
    }

    private static void add(Matrix matrix, int at, double flow) {
        if (!matrix.isConstant()) {
            matrix.gradient[at] += flow;
        }
    }
}
