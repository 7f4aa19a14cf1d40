package org.nasgauge.tabular.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.nasgauge.api.benchmark.Benchmark.Retraining;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.making.BuildPlan;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/**
 * The test values of trainings that the judge does not use, beside those that it does. Further seeds are not given to rows at
 * random where a table trains its best ones more often; so a seed counts over the first rows of the order of building that all
 * have it, which are an unbiased sample, or over whatever has it, if that is most of the table.
 */
final class Retrainings {
    /** Fewer say little. */
    private static final int LEAST = 100;

    private final Table table;
    private final SeedPolicy judge;
    private final Direction direction;
    private final TrainingsLookup test;

    Retrainings(Table table, Protocol protocol, Fidelity fidelity) {
        this.table = table;
        this.judge = protocol.test();
        this.direction = protocol.objective().direction();
        this.test = table.trainings(new Series(protocol.objective(), Split.TEST), fidelity);
    }

    /** @param rows of the architectures that count, in their order; some may stand there more than once */
    List<Retraining> over(int[] rows) {
        List<Retraining> retrainings = new ArrayList<>();
        for (int seed = 0; seed < table.seeds().size(); seed++) {
            if (judge instanceof SeedPolicy.One one && table.seedPosition(one.seed()) == seed) {
                continue;
            }
            int other = seed;
            BitSet unbiased = unbiased(row ->
                    test.isPresent(row, other) && judgedWithout(row, other).isPresent());
            int[] kept = Arrays.stream(rows).filter(unbiased::get).toArray();
            if (kept.length >= 2) {
                retrainings.add(new Retraining(Arrays.stream(kept)
                        .mapToObj(row -> new Retraining.Repeat(
                                direction.score(judgedWithout(row, other).orElseThrow()),
                                direction.score(test.value(row, other))))
                        .toList()));
            }
        }
        return retrainings;
    }

    private OptionalDouble judgedWithout(int row, int seed) {
        if (judge instanceof SeedPolicy.One one) {
            int judging = table.seedPosition(one.seed());
            return test.isPresent(row, judging) ? OptionalDouble.of(test.value(row, judging)) : OptionalDouble.empty();
        }
        return test.meanWithout(row, seed);
    }

    private BitSet unbiased(IntPredicate has) {
        BitSet first = new BitSet();
        BuildPlan.order(table.rows()).takeWhile(has).forEach(first::set);
        if (first.cardinality() >= LEAST) {
            return first;
        }
        BitSet all = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            all.set(row, has.test(row));
        }
        return 2 * all.cardinality() > table.rows() ? all : new BitSet();
    }
}
