package org.nasgauge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.statistics.multiobjective.Hypervolume;
import org.nasgauge.statistics.multiobjective.ParetoFront;
import org.nasgauge.testkit.AgainstRandomSearch;

/**
 * NAS-Bench-201 on CIFAR-10 as a benchmark for tests, from the {@link ReferenceTable} of its published numbers. Strategies are
 * told the validation accuracy after 12 epochs; runs are judged by the mean test accuracy after 200.
 */
public final class NasBench201Numbers {
    private static final Fidelity SHORT = new Fidelity(12, 200);
    private static final Fidelity FULL = Fidelity.full(200);
    private static final List<Metric> BOTH = List.of(Metric.ACCURACY, Metric.PARAMETERS);
    private static final double MILLION = 1e6;

    private final EnumerableSpace space;
    private final double[] after12;
    /** One run's: no other value after 200 epochs is to be had for all cells. */
    private final double[] after200;

    private final double[] test;
    private final double[] parameters;
    private final double[] megaflops;
    private final double[] nadir;

    /** @param space all cells, in the official order */
    public NasBench201Numbers(EnumerableSpace space) {
        this.space = space;
        ReferenceTable table = ReferenceTable.open("nasbench201/nb201.csv.gz");
        this.after12 = table.numbers("e12_val_cifar10");
        this.after200 = table.numbers("e200_naslibval_cifar10");
        this.test = table.numbers("e200_testmean_cifar10");
        this.parameters = table.numbers("params_cifar10");
        this.megaflops = table.numbers("flopsM_cifar10");
        this.nadir = nadir();
    }

    /** An evaluation costs a second, of which there are so many. */
    public AgainstRandomSearch byEvaluations(
            SearchStrategy randomSearch, int evaluations, ToDoubleFunction<List<Observation>> worth) {
        Problem problem = problem(List.of(FULL), Constraint.evaluations(evaluations));
        return new AgainstRandomSearch(
                randomSearch,
                problem,
                evaluations,
                trial -> new Observation.Scored(trial, after12[index(trial)], 1),
                worth);
    }

    /** An evaluation after 12 or 200 epochs costs as many seconds. Nothing is continued: each training is new. */
    public AgainstRandomSearch byEpochs(
            SearchStrategy randomSearch, int epochs, ToDoubleFunction<List<Observation>> worth) {
        Problem problem = problem(List.of(SHORT, FULL), Constraint.seconds(epochs));
        return new AgainstRandomSearch(
                randomSearch,
                problem,
                epochs,
                trial -> new Observation.Scored(
                        trial, accuracy(trial), trial.fidelity().epoch()),
                worth);
    }

    /** As {@link #byEvaluations}, with few parameters as the second objective. */
    public AgainstRandomSearch ofTwoObjectivesByEvaluations(SearchStrategy randomSearch, int evaluations) {
        Problem problem =
                problem(List.of(FULL), Constraint.evaluations(evaluations)).withObjectives(BOTH);
        return new AgainstRandomSearch(
                randomSearch,
                problem,
                evaluations,
                trial -> scored(trial, after12[index(trial)], 1),
                this::hypervolume);
    }

    /** As {@link #byEpochs}, with few parameters as the second objective. */
    public AgainstRandomSearch ofTwoObjectivesByEpochs(SearchStrategy randomSearch, int epochs) {
        Problem problem =
                problem(List.of(SHORT, FULL), Constraint.seconds(epochs)).withObjectives(BOTH);
        return new AgainstRandomSearch(
                randomSearch,
                problem,
                epochs,
                trial -> scored(trial, accuracy(trial), trial.fidelity().epoch()),
                this::hypervolume);
    }

    private Problem problem(List<Fidelity> fidelities, Constraint constraint) {
        return new Problem(
                space,
                fidelities,
                constraint,
                List.of(Metric.ACCURACY),
                Map.of(
                        Metric.PARAMETERS.name(), cell -> Reading.of(StrictMath.rint(parameters[space.indexOf(cell)])),
                        Metric.FLOPS.name(),
                                cell -> Reading.of(StrictMath.rint(megaflops[space.indexOf(cell)] * MILLION))),
                Optional.empty());
    }

    private double accuracy(Proposal.Trial trial) {
        return (trial.fidelity().isFull() ? after200 : after12)[index(trial)];
    }

    private Observation scored(Proposal.Trial trial, double accuracy, double seconds) {
        return new Observation.Scored(trial, accuracy, List.of(-parameters[index(trial)]), 0, seconds);
    }

    private int index(Proposal.Trial trial) {
        return space.indexOf(trial.architecture());
    }

    /** The test accuracy of the best by validation, at the highest fidelity that was reached. */
    public double testOfIncumbent(List<Observation> told) {
        return testOfBest(told, 0);
    }

    /**
     * As {@link #testOfIncumbent}, where both accuracies are less a price for the size.
     *
     * @param price percent for a million parameters
     */
    public double testOfBest(List<Observation> told, double price) {
        int best = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Observation.Scored scored : atHighestFidelity(told)) {
            int index = index(scored.trial());
            double value = scored.score() - price * parameters[index] / MILLION;
            if (value > greatest) {
                greatest = value;
                best = index;
            }
        }
        return test[best] - price * parameters[best] / MILLION;
    }

    /** The mean of what a run was told: what bandits promise to make great. */
    public double meanScore(List<Observation> told) {
        return told.stream()
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .average()
                .orElseThrow();
    }

    /**
     * What the front by validation, at the highest fidelity that was reached, dominates in test accuracy and parameters. The
     * reference point is the nadir of the best possible front: its least accuracy, and its most parameters.
     */
    private double hypervolume(List<Observation> told) {
        List<Observation.Scored> last = atHighestFidelity(told);
        ParetoFront byValidation = ParetoFront.of(last.stream()
                .map(scored -> new double[] {scored.score(), scored.further().get(0)})
                .toList());
        List<double[]> onTest = new ArrayList<>();
        for (Observation.Scored scored : last) {
            boolean onFront = byValidation.points().stream()
                    .anyMatch(point -> point[0] == scored.score()
                            && point[1] == scored.further().get(0));
            if (onFront) {
                int index = index(scored.trial());
                onTest.add(new double[] {test[index], -parameters[index]});
            }
        }
        return Hypervolume.of(ParetoFront.of(onTest), nadir);
    }

    private double[] nadir() {
        double[] worst = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        List<double[]> all = IntStream.range(0, test.length)
                .mapToObj(index -> new double[] {test[index], -parameters[index]})
                .toList();
        for (double[] point : ParetoFront.of(all).points()) {
            worst[0] = Math.min(worst[0], point[0]);
            worst[1] = Math.min(worst[1], point[1]);
        }
        return worst;
    }

    private static List<Observation.Scored> atHighestFidelity(List<Observation> told) {
        Fidelity highest = told.stream()
                .map(observation -> observation.trial().fidelity())
                .max(Fidelity::compareTo)
                .orElseThrow();
        return told.stream()
                .map(Observation.Scored.class::cast)
                .filter(scored -> scored.trial().fidelity().equals(highest))
                .toList();
    }
}
