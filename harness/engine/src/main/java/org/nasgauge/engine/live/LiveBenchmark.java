package org.nasgauge.engine.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.benchmark.JoinedProperties;
import org.nasgauge.tabular.making.Outcome;

/**
 * Evaluates by training. An evaluation trains as many epochs as its fidelity says and costs what they and one pass over the
 * validation images cost, whether they have been trained before or not; the judge trains to the end at nobody's expense. The best architecture is not known.
 */
public final class LiveBenchmark implements Benchmark {
    private static final List<Metric> COUNTS = List.of(Metric.PARAMETERS, Metric.FLOPS);

    private final String name;
    private final FidelityLadder ladder;
    private final Clock clock;
    private final Seeds seeds;
    private final Metric objective;
    private final JoinedProperties joined;

    /**
     * By what evaluations are charged.
     *
     * @param validation whether the passes over the validation images are charged
     */
    public record Clock(TrainingClock training, boolean validation) {}

    /**
     * Under which seeds architectures are trained.
     *
     * @param validation for evaluations: one seed, or one drawn for each
     * @param test for the judge: one seed, or the mean of all
     * @param count how many trainings of an architecture there can be: under the seeds from 0 to {@code count} − 1
     */
    public record Seeds(SeedPolicy validation, SeedPolicy test, int count) {
        public Seeds {
            if (validation instanceof SeedPolicy.Mean) {
                throw new IllegalArgumentException("an evaluation is one training, and not the mean of several");
            }
            if (test instanceof SeedPolicy.Drawn) {
                throw new IllegalArgumentException("the truth cannot be drawn at random");
            }
            if (test instanceof SeedPolicy.Mean mean && mean.atLeast() > count) {
                throw new IllegalArgumentException(
                        "a mean of at least " + mean.atLeast() + " trainings, of which there are " + count);
            }
        }

        private int drawn(SeededRandom draw) {
            return validation instanceof SeedPolicy.One one ? one.seed() : draw.nextInt(count);
        }
    }

    /**
     * @param objective one that the trainer follows on validation and test
     * @param joined what tables know of the architectures
     */
    public LiveBenchmark(
            String name, FidelityLadder ladder, Clock clock, Seeds seeds, Metric objective, JoinedProperties joined) {
        this.name = name;
        this.ladder = ladder;
        this.clock = clock;
        this.seeds = seeds;
        this.objective = objective;
        this.joined = joined;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SearchSpace space() {
        return ladder.full().trainer().space();
    }

    @Override
    public List<Object> parts() {
        return List.of(space(), ladder.full().trainer());
    }

    @Override
    public Metric objective() {
        return objective;
    }

    @Override
    public List<Fidelity> fidelities() {
        return ladder.fidelities();
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw) {
        return at(architecture, seeds.drawn(draw), fidelity);
    }

    private Evaluation at(Architecture architecture, int seed, Fidelity fidelity) {
        Trainings trainings = ladder.trainings(fidelity);
        Outcome outcome = trainings.upTo(architecture, seed, fidelity.epoch());
        Series series = new Series(objective, Split.VALIDATION);
        TrainingClock.Price price = clock.training().price(trainings.trainer(), architecture);
        Optional<LearningCurve> reached = outcome.trained().filter(curve -> curve.epochs() >= fidelity.epoch());
        if (reached.isPresent()) {
            LearningCurve curve = reached.get();
            return new Evaluation.Completed(
                    new Evaluation.Measurement(series, fidelity, curve.at(series, fidelity.epoch())),
                    List.of(),
                    price.upTo(fidelity.epoch(), curve),
                    clock.validation() ? price.validation(fidelity.epoch(), curve) : 0);
        }
        String reason = outcome instanceof Outcome.Failed failed ? failed.reason() : "not trained";
        return new Evaluation.Failed(reason, price.ofFailure(outcome.trained()));
    }

    @Override
    public ValidationPass validationPass() {
        return clock.validation() ? ValidationPass.RECORDED : ValidationPass.LEFT_OUT;
    }

    @Override
    public Optional<Checkpoints> checkpoints() {
        return Optional.of((architecture, first, draw) -> {
            int seed = seeds.drawn(draw);
            return fidelity -> at(architecture, seed, fidelity);
        });
    }

    /** Without the test split, and with the seconds of the clock. */
    @Override
    public Optional<Curves> curves() {
        return Optional.of((architecture, epochs, draw) -> {
            Trainings full = ladder.full();
            Outcome outcome = full.upTo(
                    architecture,
                    seeds.drawn(draw),
                    Math.min(epochs, fullFidelity().epoch()));
            TrainingClock.Price price = clock.training().price(full.trainer(), architecture);
            return outcome.trained().map(curve -> shown(curve, Math.min(epochs, curve.epochs()), price));
        });
    }

    private static LearningCurve shown(LearningCurve curve, int epochs, TrainingClock.Price price) {
        Map<Series, double[]> shown = new LinkedHashMap<>();
        for (Series series : curve.series()) {
            if (series.split() != Split.TEST) {
                shown.put(series, values(epochs, epoch -> curve.at(series, epoch)));
            }
        }
        shown.put(Series.TRAIN_SECONDS, values(epochs, epoch -> price.training(epoch, curve)));
        shown.put(Series.VALIDATION_SECONDS, values(epochs, epoch -> price.validation(epoch, curve)));
        return new RecordedCurve(shown);
    }

    private static double[] values(int epochs, IntToDoubleFunction at) {
        return IntStream.rangeClosed(1, epochs).mapToDouble(at).toArray();
    }

    @Override
    public Optional<UntrainedNetworks> untrained() {
        return ladder.full().untrained();
    }

    @Override
    public Optional<Function<Architecture, Complexity>> complexity() {
        return Optional.of(architecture -> ladder.full().trainer().complexity(architecture));
    }

    /** The counts of the network that is trained, then what tables know besides. */
    @Override
    public List<Metric> properties() {
        return Stream.concat(COUNTS.stream(), joined.all().stream()).distinct().toList();
    }

    @Override
    public Reading property(Architecture architecture, Metric property) {
        return COUNTS.contains(property)
                ? Benchmark.super.property(architecture, property)
                : joined.of(architecture, property);
    }

    @Override
    public Optional<Judge> judge() {
        return Optional.of(architecture -> {
            if (seeds.test() instanceof SeedPolicy.One one) {
                return tested(architecture, one.seed());
            }
            double sum = 0;
            for (int seed = 0; seed < seeds.count(); seed++) {
                Reading one = tested(architecture, seed);
                if (one instanceof Reading.Missing) {
                    return one;
                }
                sum += one.orThrow();
            }
            return Reading.of(sum / seeds.count());
        });
    }

    private Reading tested(Architecture architecture, int seed) {
        int epochs = fullFidelity().epoch();
        Outcome outcome = ladder.full().upTo(architecture, seed, epochs);
        return outcome instanceof Outcome.Failed failed
                ? Reading.missing(failed.reason())
                : Reading.of(outcome.trained().orElseThrow().at(new Series(objective, Split.TEST), epochs));
    }
}
