package org.nasgauge.engine.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.testkit.ProductSpace;

/** Trains by arithmetic, for four epochs, and counts how often. Number 7 diverges in its third epoch. */
final class CountingTrainer implements Trainer {
    static final int EPOCHS = 4;
    static final int DIVERGES = 7;

    private final EnumerableSpace space = ProductSpace.of(5, 4, 3);
    private final int images;
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger advanced = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();

    CountingTrainer(int images) {
        this.images = images;
    }

    @Override
    public EnumerableSpace space() {
        return space;
    }

    @Override
    public SortedMap<String, String> recipe() {
        return new TreeMap<>(Map.of("trainer", "counting", "images", Integer.toString(images)));
    }

    @Override
    public SortedMap<String, String> environment() {
        return new TreeMap<>(Map.of("arithmetic", "exact"));
    }

    @Override
    public int epochs() {
        return EPOCHS;
    }

    @Override
    public Complexity complexity(Architecture architecture) {
        return new Complexity(10, 1_000);
    }

    /** A million multiply-accumulates an image, and as much for number 0 again. */
    @Override
    public Work work(Architecture architecture) {
        return Work.of(space.indexOf(architecture) == 0 ? 2_000_000 : 1_000_000, images, 10, 20);
    }

    static double validation(int index, int seed, int epoch) {
        return 50 + index / 2.0 + seed / 8.0 + 5 * epoch;
    }

    @Override
    public LiveTraining begin(Architecture architecture, int seed) {
        begun.incrementAndGet();
        open.incrementAndGet();
        return new Counted(space.indexOf(architecture), seed);
    }

    private final class Counted implements LiveTraining {
        private final int index;
        private final int seed;
        private final List<Double> accuracies = new ArrayList<>();
        private boolean closed;

        Counted(int index, int seed) {
            this.index = index;
            this.seed = seed;
        }

        @Override
        public int epoch() {
            return accuracies.size();
        }

        @Override
        public int epochs() {
            return EPOCHS;
        }

        @Override
        public void advance() {
            if (closed || epoch() == EPOCHS) {
                throw new IllegalStateException("closed, or at its end");
            }
            advanced.incrementAndGet();
            int epoch = epoch() + 1;
            accuracies.add(index == DIVERGES && epoch > 2 ? Double.NaN : validation(index, seed, epoch));
        }

        @Override
        public LearningCurve curve() {
            double[] validation =
                    accuracies.stream().mapToDouble(Double::doubleValue).toArray();
            double[] test = new double[validation.length];
            double[] seconds = new double[validation.length];
            for (int i = 0; i < test.length; i++) {
                test[i] = validation[i] - 3;
                seconds[i] = 0.5;
            }
            Map<Series, double[]> curve = new LinkedHashMap<>();
            curve.put(Series.VALIDATION_ACCURACY, validation);
            curve.put(Series.TEST_ACCURACY, test);
            curve.put(Series.TRAIN_SECONDS, seconds);
            return new RecordedCurve(curve);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
