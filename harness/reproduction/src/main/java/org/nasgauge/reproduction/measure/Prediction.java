package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.models.regression.RegularizedBoosting;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * How well boosted trees over some columns rank architectures that they have not learned from: the mean correlation over
 * several random divisions into those that they learn from and those that are ranked.
 *
 * @param of the features
 * @param against the truth
 * @param trees of the model, which is otherwise XGBoost's
 * @param train how many are learned from
 * @param test how many are ranked
 * @param draws how many divisions, under the seeds from 0 on
 */
public record Prediction(
        Coefficient coefficient, List<String> of, String against, int trees, int train, int test, int draws)
        implements Measure {
    /** Which coefficient. */
    public enum Coefficient {
        SPEARMAN,
        KENDALL
    }

    public Prediction {
        of = List.copyOf(of);
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues truth = columns.get(against);
        ArchitectureValues[] features = new ArchitectureValues[of.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = columns.get(of.get(i));
        }
        int[] members = IntStream.range(0, truth.size())
                .filter(index ->
                        truth.isPresent(index) && Arrays.stream(features).allMatch(feature -> feature.isPresent(index)))
                .toArray();
        if (members.length < train + test) {
            throw new Unavailable("the data hold " + members.length + " architectures with all values, and "
                    + (train + test) + " are needed");
        }
        double[][] rows = Arrays.stream(members)
                .mapToObj(index -> Arrays.stream(features)
                        .mapToDouble(feature -> feature.at(index))
                        .toArray())
                .toArray(double[][]::new);
        double[] scores = Arrays.stream(members)
                .mapToDouble(index -> truth.direction().score(truth.at(index)))
                .toArray();
        // Each division has a generator of its own: any number of threads gives the same numbers.
        double[] found = IntStream.range(0, draws)
                .parallel()
                .mapToDouble(draw -> correlation(rows, scores, draw))
                .toArray();
        if (!Arrays.stream(found).allMatch(Double::isFinite)) {
            throw new Unavailable("the correlation is undefined in some division");
        }
        Summary summary = Summary.of(found);
        return new Measured(
                summary.mean(),
                Math.min(members.length, test * draws),
                OptionalDouble.of(summary.standardError().orElse(0)));
    }

    private double correlation(double[][] rows, double[] scores, int draw) {
        int[] order = SeedTree.root(draw).child("division").generator().permutation(rows.length);
        int[] learned = Arrays.copyOf(order, train);
        int[] ranked = Arrays.copyOfRange(order, train, train + test);
        RegularizedBoosting model = new RegularizedBoosting(RegularizedBoosting.Shape.standard(trees));
        model.fit(
                Arrays.stream(learned).mapToObj(row -> rows[row]).toList(),
                Arrays.stream(learned).mapToDouble(row -> scores[row]).toArray());
        RankedPairs pairs = RankedPairs.of(
                Arrays.stream(ranked)
                        .mapToDouble(row -> model.predict(rows[row]))
                        .toArray(),
                Arrays.stream(ranked).mapToDouble(row -> scores[row]).toArray());
        RankCorrelation correlation = coefficient == Coefficient.SPEARMAN ? pairs.spearmanRho() : pairs.kendallTauB();
        return correlation.coefficient().orElse(Double.NaN);
    }
}
