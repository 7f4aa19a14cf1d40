package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.anytime.ExpectedMaximum;

/** One number that can be derived from the columns of a reproduction. */
public sealed interface Measure extends Columns.Derivation<Measure.Measured>
        permits Measure.ValueOf,
                Measure.ValueOfBest,
                Measure.Optimum,
                Measure.ExpectedBest,
                Measure.NotDerived,
                Statistic,
                Landscape,
                Correlation,
                MajorityVote,
                Prediction,
                CostPrediction,
                CurveCalibration,
                NetworkCount,
                NetworkSpread,
                SearchOutcome {
    /**
     * @throws Unavailable if the data are not at hand, or do not determine the number
     * @throws org.nasgauge.api.error.UserError if the reproduction asks for what its data do not have
     */
    @Override
    Measured of(Columns columns) throws Unavailable;

    /**
     * What a measure gives.
     *
     * @param n how many architectures or runs it was computed from
     * @param error the standard error of the value, where it is over runs
     */
    record Measured(double value, int n, OptionalDouble error) {
        static Measured of(double value, int n) {
            return new Measured(value, n, OptionalDouble.empty());
        }
    }

    /**
     * The value of one architecture.
     *
     * @param architecture its number in the order of the space, or the field's own form of it
     */
    record ValueOf(String place, String of, String architecture) implements Measure {
        @Override
        public Measured of(Columns columns) throws Unavailable {
            ArchitectureValues values = columns.get(of);
            int index = index(values);
            if (!values.isPresent(index)) {
                throw new Unavailable("the data hold no " + of + " of architecture " + architecture);
            }
            return Measured.of(values.at(index), 1);
        }

        private int index(ArchitectureValues values) {
            try {
                return architecture.matches("[0-9]{1,9}")
                        ? checked(Integer.parseInt(architecture), values)
                        : values.space().indexOf(values.space().parse(architecture));
            } catch (IllegalArgumentException e) {
                throw UserError.at(place, String.valueOf(e.getMessage()), "Name an architecture of the space", e);
            }
        }

        private static int checked(int index, ArchitectureValues values) {
            if (index >= values.size()) {
                throw new IllegalArgumentException("number " + index + " of " + values.size());
            }
            return index;
        }
    }

    /** The value of the architecture that is best by another column; of several best, of the first. */
    record ValueOfBest(String of, String by, Population population) implements Measure {
        @Override
        public Measured of(Columns columns) throws Unavailable {
            ArchitectureValues values = columns.get(of);
            ArchitectureValues scores = columns.get(by);
            int[] members = population.of(columns, values, scores);
            if (members.length == 0) {
                throw new Unavailable("the data hold no architecture with both values");
            }
            int best = members[0];
            for (int index : members) {
                if (scores.direction().score(scores.at(index))
                        > scores.direction().score(scores.at(best))) {
                    best = index;
                }
            }
            return Measured.of(values.at(best), members.length);
        }
    }

    /**
     * The best value, or one of the next best.
     *
     * @param rank 1 for the best
     */
    record Optimum(String of, int rank, Population population) implements Measure {
        @Override
        public Measured of(Columns columns) throws Unavailable {
            ArchitectureValues values = columns.get(of);
            int[] members = population.of(columns, values);
            if (members.length < rank) {
                throw new Unavailable("the data hold " + members.length + " values of " + of);
            }
            double[] scores = Arrays.stream(members)
                    .mapToDouble(index -> values.direction().score(values.at(index)))
                    .sorted()
                    .toArray();
            return Measured.of(values.direction().score(scores[scores.length - rank]), members.length);
        }
    }

    /**
     * The expected best of so many uniform draws, in closed form.
     *
     * @param replacement whether an architecture may be drawn again
     */
    record ExpectedBest(String of, int draws, boolean replacement, Population population) implements Measure {
        @Override
        public Measured of(Columns columns) throws Unavailable {
            ArchitectureValues values = columns.get(of);
            int[] members = population.of(columns, values);
            if (members.length < (replacement ? 1 : draws)) {
                throw new Unavailable("the data hold " + members.length + " values of " + of);
            }
            double[] scores = IntStream.of(members)
                    .mapToDouble(index -> values.direction().score(values.at(index)))
                    .toArray();
            ExpectedMaximum maximum = ExpectedMaximum.of(scores);
            double expected = replacement ? maximum.withReplacement(draws) : maximum.withoutReplacement(draws);
            return Measured.of(values.direction().score(expected), members.length);
        }
    }

    /** Nothing here derives it: it takes more than columns of numbers. */
    record NotDerived(String reason) implements Measure {
        @Override
        public Measured of(Columns columns) throws Unavailable {
            throw new Unavailable(reason);
        }
    }
}
