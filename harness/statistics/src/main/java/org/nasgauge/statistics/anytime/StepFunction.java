package org.nasgauge.statistics.anytime;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * A value that changes at some budgets and holds between them, as an incumbent's regret does.
 *
 * <p>Right-continuous: at the budget of a change the new value already holds. Undefined before the first change, and
 * the last value holds for ever. The values need not be monotone: an incumbent that is better by validation may be
 * worse on test.
 */
public final class StepFunction {
    private final double[] budgets;
    private final double[] values;

    private StepFunction(double[] budgets, double[] values) {
        this.budgets = budgets;
        this.values = values;
    }

    /**
     * The function that has {@code values[i]} from {@code budgets[i]} on. Of several values at one budget the last
     * holds; a value equal to its predecessor is no change and is dropped.
     *
     * @param budgets not descending, at least one
     * @throws IllegalArgumentException if the lengths differ, the budgets descend, or a number is not finite
     */
    public static StepFunction of(double[] budgets, double[] values) {
        Finite.sameLength(budgets, values);
        double[] b = Finite.sample(budgets, "budgets");
        double[] v = Finite.sample(values, "values");
        int kept = 0;
        for (int i = 0; i < b.length; i++) {
            if (i > 0 && b[i] < b[i - 1]) {
                throw new IllegalArgumentException("budget " + b[i] + " follows the greater budget " + b[i - 1]);
            }
            boolean overwritten = i + 1 < b.length && b[i + 1] == b[i];
            if (!overwritten && (kept == 0 || v[kept - 1] != v[i])) {
                b[kept] = b[i];
                v[kept++] = v[i];
            }
        }
        return new StepFunction(Arrays.copyOf(b, kept), Arrays.copyOf(v, kept));
    }

    /** The function that has {@code value} from {@code from} on. */
    public static StepFunction constant(double from, double value) {
        return of(new double[] {from}, new double[] {value});
    }

    /**
     * This function with {@code value} before its first change, from {@code from} on: what stands while nothing has
     * been evaluated yet. Without it an area from budget 0 is undefined.
     *
     * @throws IllegalArgumentException if {@code from} is not before the first change
     */
    public StepFunction precededBy(double from, double value) {
        if (!(from < start())) {
            throw new IllegalArgumentException(from + " is not before the first change at " + start());
        }
        double[] b = new double[budgets.length + 1];
        double[] v = new double[values.length + 1];
        b[0] = from;
        v[0] = value;
        System.arraycopy(budgets, 0, b, 1, budgets.length);
        System.arraycopy(values, 0, v, 1, values.length);
        return of(b, v);
    }

    /** The least value so far, at every budget. */
    public StepFunction runningMinimum() {
        double[] least = values.clone();
        Arrays.parallelPrefix(least, StrictMath::min);
        return of(budgets, least);
    }

    /** The budget of the first change. */
    public double start() {
        return budgets[0];
    }

    /** How many changes there are, the first value included. */
    public int changes() {
        return budgets.length;
    }

    /** The budgets of the changes, ascending. */
    public double[] budgets() {
        return budgets.clone();
    }

    /** The values from each change on. */
    public double[] values() {
        return values.clone();
    }

    /** The value at a budget; empty before the first change. */
    public OptionalDouble at(double budget) {
        int index = indexAt(budget);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[index]);
    }

    /** The value that is left in the end. */
    public double last() {
        return values[values.length - 1];
    }

    /** The first budget at which the value is at most {@code target}; empty if it never is. */
    public OptionalDouble firstAtMost(double target) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= target) {
                return OptionalDouble.of(budgets[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * The area under the function between two budgets, divided by their distance on the axis: the mean value over that
     * range. Exact but for rounding. Empty if the function is undefined at {@code from}.
     *
     * @throws IllegalArgumentException if the range is empty, or starts at 0 or below on a logarithmic axis
     */
    public OptionalDouble meanOver(double from, double to, Axis axis) {
        axis.requireRange(from, to);
        int index = indexAt(from);
        if (index < 0) {
            return OptionalDouble.empty();
        }
        CompensatedSum area = new CompensatedSum();
        double left = from;
        for (; index + 1 < budgets.length && budgets[index + 1] < to; index++) {
            area.add(values[index] * axis.distance(left, budgets[index + 1]));
            left = budgets[index + 1];
        }
        area.add(values[index] * axis.distance(left, to));
        return OptionalDouble.of(area.value() / axis.distance(from, to));
    }

    private int indexAt(double budget) {
        int found = Arrays.binarySearch(budgets, Finite.number(budget, "budget") + 0.0);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepFunction that
                && Arrays.equals(budgets, that.budgets)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(budgets) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "StepFunction" + Arrays.toString(budgets) + Arrays.toString(values);
    }
}
