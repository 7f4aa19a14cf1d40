package org.nasgauge.statistics.significance;

import java.util.Arrays;
import org.nasgauge.statistics.Finite;

/** Differences of paired values. */
final class Differences {
    private Differences() {}

    static double[] of(double[] first, double[] second) {
        Finite.sameLength(first, second);
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        return differences;
    }

    static double[] absolute(double[] differences) {
        return Arrays.stream(differences).map(StrictMath::abs).toArray();
    }

    static int zeros(double[] differences) {
        return (int) Arrays.stream(differences).filter(d -> d == 0).count();
    }
}
