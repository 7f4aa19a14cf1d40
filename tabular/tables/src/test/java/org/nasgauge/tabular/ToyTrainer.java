package org.nasgauge.tabular;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/** Gives each architecture and seed its own random curve at once, and remembers what it was asked to train. */
public class ToyTrainer implements Trainer {
    public static final int EPOCHS = 3;
    public static final int IMAGES = 60;

    private final EnumerableSpace space;
    private final SortedMap<String, String> recipe = new TreeMap<>(Map.of("epochs", "3", "rate", "0.1"));
    private boolean timesPasses;
    private final Queue<String> trained = new ConcurrentLinkedQueue<>();

    public ToyTrainer(EnumerableSpace space) {
        this.space = space;
    }

    public ToyTrainer with(String name, String value) {
        recipe.put(name, value);
        return this;
    }

    /** Records the seconds of passes over the validation images too. */
    public ToyTrainer timingPasses() {
        timesPasses = true;
        return this;
    }

    /** As in {@code 0-1/2}: architecture and seed, in the order of their beginning. */
    public Queue<String> trained() {
        return trained;
    }

    @Override
    public EnumerableSpace space() {
        return space;
    }

    @Override
    public SortedMap<String, String> recipe() {
        return recipe;
    }

    @Override
    public SortedMap<String, String> environment() {
        return new TreeMap<>(Map.of("machine", "toy"));
    }

    @Override
    public OptionalInt images(Split split) {
        return OptionalInt.of(IMAGES);
    }

    @Override
    public int epochs() {
        return EPOCHS;
    }

    /** Shows what {@link #train} gives, epoch by epoch. */
    @Override
    public LiveTraining begin(Architecture architecture, int seed) {
        LearningCurve whole = train(architecture, seed);
        return new LiveTraining() {
            private int epoch;

            @Override
            public int epoch() {
                return epoch;
            }

            @Override
            public int epochs() {
                return EPOCHS;
            }

            @Override
            public void advance() {
                epoch++;
            }

            @Override
            public LearningCurve curve() {
                return whole.prefix(epoch);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Work work(Architecture architecture) {
        return Work.of(complexity(architecture).flops(), IMAGES, IMAGES, IMAGES);
    }

    @Override
    public LearningCurve train(Architecture architecture, int seed) {
        trained.add(space.format(architecture) + "/" + seed);
        SeededRandom random =
                SeedTree.root(seed).child(space.format(architecture)).generator();
        Map<Series, double[]> values = new LinkedHashMap<>();
        values.put(Series.VALIDATION_ACCURACY, new double[EPOCHS]);
        values.put(Series.TEST_ACCURACY, new double[EPOCHS]);
        values.put(Series.TEST_LOSS, new double[EPOCHS]);
        values.put(Series.TRAIN_SECONDS, new double[EPOCHS]);
        if (timesPasses) {
            values.put(Series.VALIDATION_SECONDS, new double[EPOCHS]);
        }
        values.forEach((series, curve) -> {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                curve[epoch] = series.metric().name().equals("accuracy")
                        ? 100.0 * random.nextInt(IMAGES + 1) / IMAGES
                        : random.nextFloat();
            }
        });
        return new RecordedCurve(values);
    }

    @Override
    public Complexity complexity(Architecture architecture) {
        long sum = 0;
        for (int choice : architecture.choices()) {
            sum += choice;
        }
        return new Complexity(1000 + sum, 5_000_000_000L + sum);
    }
}
