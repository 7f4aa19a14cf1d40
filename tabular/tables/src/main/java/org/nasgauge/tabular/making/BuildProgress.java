package org.nasgauge.tabular.making;

import java.util.OptionalDouble;

/**
 * How far a build has come.
 *
 * @param done trainings that are there, from this and earlier runs
 * @param total trainings of the plan
 * @param failed those of the trainings done that failed
 * @param recordedSeconds what the trainings done in this run say that they took, summed
 * @param secondsLeft estimated from the pace of this run; empty before its first training
 */
public record BuildProgress(int done, int total, int failed, double recordedSeconds, OptionalDouble secondsLeft) {
    public boolean isComplete() {
        return done == total;
    }
}
