package org.nasgauge.statistics;

import java.util.Arrays;

/**
 * The ascending ranks of a sample, 1 for the smallest; tied values share the average of their ranks.
 *
 * <p>Average ranks are multiples of one half, so that twice a rank is an integer, and statistics built from
 * {@link #doubled} are exact. Takes O(n log n).
 */
public final class Ranks {
    private final int[] groupOf;
    /** Number of observations below each group, and at the end n. */
    private final int[] below;

    private Ranks(int[] groupOf, int[] below) {
        this.groupOf = groupOf;
        this.below = below;
    }

    /**
     * Ranks a sample, which may be empty and may hold infinities; -0.0 and 0.0 are equal.
     *
     * @throws IllegalArgumentException if a value is NaN
     */
    public static Ranks of(double... sample) {
        double[] values = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            if (Double.isNaN(sample[i])) {
                throw new IllegalArgumentException("value " + i + " is NaN, which has no rank");
            }
            values[i] = sample[i] + 0.0; // turns -0.0 into 0.0
        }
        double[] distinct = values.clone();
        Arrays.sort(distinct);
        int groups = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[i - 1]) {
                distinct[groups++] = distinct[i];
            }
        }
        int[] groupOf = new int[values.length];
        int[] below = new int[groups + 1];
        for (int i = 0; i < values.length; i++) {
            groupOf[i] = Arrays.binarySearch(distinct, 0, groups, values[i]);
            below[groupOf[i] + 1]++;
        }
        Arrays.parallelPrefix(below, Integer::sum);
        return new Ranks(groupOf, below);
    }

    /** The number of observations. */
    public int n() {
        return groupOf.length;
    }

    /** The number of distinct values. */
    public int distinct() {
        return below.length - 1;
    }

    /** The position of observation {@code i} among the distinct values, from 0. */
    public int group(int i) {
        return groupOf[i];
    }

    /** How many observations have the value of group {@code group}. */
    public int size(int group) {
        return below[group + 1] - below[group];
    }

    /** How many observations lie below group {@code group}. */
    public int below(int group) {
        return below[group];
    }

    /** Twice the average rank of observation {@code i}. */
    public long doubled(int i) {
        int group = groupOf[i];
        return (long) below[group] + below[group + 1] + 1;
    }

    /** The average ranks in the order of the sample, as {@code scipy.stats.rankdata}. */
    public double[] averages() {
        double[] averages = new double[n()];
        Arrays.setAll(averages, i -> doubled(i) / 2.0);
        return averages;
    }

    public Ties ties() {
        int groups = 0;
        int values = 0;
        int largest = 0;
        long pairs = 0;
        for (int group = 0; group < distinct(); group++) {
            int size = size(group);
            if (size > 1) {
                groups++;
                values += size;
            }
            largest = StrictMath.max(largest, size);
            pairs += (long) size * (size - 1) / 2;
        }
        return new Ties(groups, values, largest, pairs);
    }

    /** The sum of t^3 - t over groups of t tied values, by which variances of rank sums are corrected. */
    public double tieCorrection() {
        double sum = 0;
        for (int group = 0; group < distinct(); group++) {
            double size = size(group);
            sum += size * size * size - size;
        }
        return sum;
    }
}
