package org.nasgauge.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/** An experiment of ordinary size and shape, made up from random numbers: 729 networks, 200 evaluations. */
public final class SyntheticExperiment {
    private static final int NETWORKS = 729;
    private static final int EVALUATIONS = 200;

    private final double[] test = new double[NETWORKS];
    private final double optimum;
    private final int seeds;

    private SyntheticExperiment(int seeds) {
        this.seeds = seeds;
        SeededRandom random = SeedTree.root(1).child("networks").generator();
        for (int i = 0; i < NETWORKS; i++) {
            double u = random.nextDouble();
            test[i] = i % 15 == 0 ? 10 : 84 - 26 * u * u + 0.5 * random.nextGaussian();
        }
        optimum = Arrays.stream(test).max().orElseThrow();
    }

    public static Path write(Path folder, int seeds) throws IOException {
        return new SyntheticExperiment(seeds).record(folder);
    }

    private Path record(Path folder) throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder);
        experiment.search("random-search", false, runs("random", 0, EVALUATIONS));
        experiment.baseline("random-search");
        experiment.search("regularized-evolution", false, runs("evolution", 0.75, EVALUATIONS));
        experiment.search("local-search", false, runs("local", 0.9, EVALUATIONS));
        experiment.search("constant", false, runs("constant", 0, 1));
        experiment.search("oracle", true, runs("oracle", -1, EVALUATIONS));
        String[] names = {"sotl-e", "early-accuracy", "sotl", "flops", "parameters"};
        double[] noise = {1, 2.2, 4, 8, 11};
        for (int i = 0; i < names.length; i++) {
            experiment.estimation(names[i], estimates(names[i], noise[i], i < 3 ? 7.25 : 0));
        }
        return experiment.finish(
                "embedded-default",
                Metric.ACCURACY,
                OptionalDouble.of(optimum),
                Constraint.evaluations(EVALUATIONS),
                new Seeds.Range(0, seeds - 1));
    }

    /** @param greed how often the next network is a small step from the incumbent instead of any; below 0 the best */
    private List<SearchRecord> runs(String name, double greed, int distinct) {
        List<SearchRecord> runs = new ArrayList<>();
        int[] ranked = IntStream.range(0, NETWORKS)
                .boxed()
                .sorted((a, b) -> Double.compare(test[a], test[b]))
                .mapToInt(i -> i)
                .toArray();
        for (long seed = 0; seed < seeds; seed++) {
            SeededRandom random = SeedTree.root(seed).child(name).generator();
            List<Incumbent> trajectory = new ArrayList<>();
            double seconds = 0;
            double best = Double.NEGATIVE_INFINITY;
            int rank = 0;
            for (int k = 1; k <= EVALUATIONS; k++) {
                seconds += 20 + 10 * random.nextDouble();
                int next = greed < 0
                        ? NETWORKS - 1
                        : random.nextDouble() < greed && k > 5
                                ? Math.min(NETWORKS - 1, Math.max(0, rank - 60 + random.nextInt(121)))
                                : random.nextInt(NETWORKS);
                double validation = test[ranked[next]] + 0.4 * random.nextGaussian();
                if (validation > best && k <= distinct) {
                    best = validation;
                    rank = next;
                    trajectory.add(new Incumbent(
                            k, seconds, "net-" + ranked[next], validation, Reading.of(test[ranked[next]])));
                }
            }
            runs.add(new SearchRecord(
                    "id", seed, EVALUATIONS, Failures.NONE, seconds, End.EVALUATIONS, Optional.empty(), trajectory));
        }
        return runs;
    }

    private List<EstimationRecord> estimates(String name, double noise, double seconds) {
        List<EstimationRecord> runs = new ArrayList<>();
        for (long seed = 0; seed < seeds; seed++) {
            SeededRandom random =
                    SeedTree.root(seconds > 0 ? seed : 0).child(name).generator();
            List<String> architectures = new ArrayList<>();
            List<Reading> estimates = new ArrayList<>();
            List<Reading> targets = new ArrayList<>();
            for (int i = 0; i < NETWORKS; i++) {
                architectures.add("net-" + i);
                double estimate = test[i] + noise * random.nextGaussian();
                estimates.add(Reading.of(seconds > 0 ? estimate : StrictMath.rint(estimate / 3) * 28_000));
                targets.add(Reading.of(test[i]));
            }
            runs.add(new EstimationRecord("id", seed, seconds * NETWORKS, architectures, estimates, targets));
        }
        return runs;
    }
}
