package org.nasgauge.reproduction.measure;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Quantiles;

/**
 * The architectures that a number is about: those of a kind that have a value in every column of the measure.
 *
 * @param where a further condition
 * @param best only those that are best by a column
 * @param architectures how many there have to be: with fewer the data are a part of what was published
 */
public record Population(
        String place,
        org.nasgauge.api.space.Population kind,
        Optional<Condition> where,
        Optional<Best> best,
        OptionalInt architectures) {
    /** How a value is compared with a bound. */
    public enum Comparison {
        ABOVE {
            @Override
            boolean holds(double value, double bound) {
                return value > bound;
            }
        },
        AT_LEAST {
            @Override
            boolean holds(double value, double bound) {
                return value >= bound;
            }
        },
        BELOW {
            @Override
            boolean holds(double value, double bound) {
                return value < bound;
            }
        },
        AT_MOST {
            @Override
            boolean holds(double value, double bound) {
                return value <= bound;
            }
        },
        EQUAL_TO {
            @Override
            boolean holds(double value, double bound) {
                return value == bound;
            }
        };

        abstract boolean holds(double value, double bound);
    }

    /** Architectures whose value in a column compares so with a bound; none without a value. */
    public record Condition(String column, Comparison comparison, double bound) {}

    /**
     * The best share by a column: values at or above the quantile 1 - share (type 7, as numpy has it) of the scores,
     * so with all that tie at the cut.
     *
     * @param share above 0 and below 1
     */
    public record Best(String column, double share) {}

    /** The numbers of the architectures, ascending. */
    int[] of(Columns columns, ArchitectureValues... needed) throws Unavailable {
        ArchitectureValues first = needed[0];
        IntPredicate member = kind == org.nasgauge.api.space.Population.ALL ? index -> true : ofKind(first.space());
        for (ArchitectureValues values : needed) {
            requireOneDomain(first, values);
            member = member.and(values::isPresent);
        }
        if (where.isPresent()) {
            Condition condition = where.get();
            ArchitectureValues values = columns.get(condition.column());
            requireOneDomain(first, values);
            member = member.and(values::isPresent)
                    .and(index -> condition.comparison().holds(values.at(index), condition.bound()));
        }
        int[] members = IntStream.range(0, first.size()).filter(member).toArray();
        if (best.isPresent()) {
            members = best(members, columns.get(best.get().column()), best.get().share());
        }
        if (architectures.isPresent() && members.length < architectures.getAsInt()) {
            throw new Unavailable("the data hold " + members.length + " of the " + architectures.getAsInt()
                    + " architectures that this is about");
        }
        return members;
    }

    private static int[] best(int[] members, ArchitectureValues by, double share) {
        double[] scores = IntStream.of(members)
                .filter(by::isPresent)
                .mapToDouble(index -> by.direction().score(by.at(index)))
                .toArray();
        if (scores.length == 0) {
            return scores.length == members.length ? members : new int[0];
        }
        double bound = Quantiles.of(scores).at(1 - share);
        return IntStream.of(members)
                .filter(index -> by.isPresent(index) && by.direction().score(by.at(index)) >= bound)
                .toArray();
    }

    private IntPredicate ofKind(EnumerableSpace space) {
        try {
            Predicate<Architecture> members = kind.in(space);
            return index -> members.test(space.at(index));
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), "Use it for nasbench201, or leave it out", e);
        }
    }

    private void requireOneDomain(ArchitectureValues first, ArchitectureValues other) {
        if (!other.domain().equals(first.domain())) {
            throw UserError.at(
                    place,
                    "its columns are of " + first.domain() + " and of " + other.domain(),
                    "Name columns of one space");
        }
    }
}
