package org.nasgauge.tape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.ProcessorClock;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;

/**
 * A network before training, and images for it. What is made of it for one who looks at it is kept for the next. For one
 * thread.
 */
public final class UntrainedGraph implements UntrainedNetworks.Untrained {
    private final Function<Scale, Network> networks;
    private final Scale scale;
    private final Optional<Images> images;
    private final Network network;
    private final Map<Object, Made<?>> made = new HashMap<>();
    private final ProcessorClock clock = new ProcessorClock();
    private double sharedSeconds;

    /** A data set's images, to draw batches from. */
    @FunctionalInterface
    public interface Images {
        Batch draw(int count, SeededRandom random);
    }

    /**
     * Some images: pixels image by image, row by row, the channels of a pixel together, standardized; and a label for each,
     * from 0. Not copies.
     */
    public static final class Batch {
        private final float[] pixels;
        private final byte[] labels;

        public Batch(float[] pixels, byte[] labels) {
            this.pixels = pixels;
            this.labels = labels;
        }

        public float[] pixels() {
            return pixels;
        }

        public byte[] labels() {
            return labels;
        }
    }

    private record Made<T>(T value, double seconds) {}

    /**
     * @param networks of the architecture, at any scale that the space has
     * @param scale what it is looked at unless asked otherwise
     */
    public UntrainedGraph(Function<Scale, Network> networks, Scale scale, Optional<Images> images) {
        this.networks = networks;
        this.scale = scale;
        this.images = images;
        this.network = networks.apply(scale);
    }

    public Network network() {
        return network;
    }

    public Scale scale() {
        return scale;
    }

    /** @throws IllegalArgumentException if the space has no network of this scale */
    public Network network(Scale other) {
        return networks.apply(other);
    }

    /** @throws IllegalStateException if there are none */
    public Images images() {
        return images.orElseThrow(() -> new IllegalStateException("there are no images"));
    }

    /**
     * What is made under a key, once: the same values for all who ask, which nobody changes.
     *
     * @param key of a class that tells one use from another, with all that decides what is made
     */
    @SuppressWarnings("unchecked") // who puts a value under a key is who takes it
    public <T> T once(Object key, Supplier<T> make) {
        Made<?> there = made.get(key);
        if (there != null) {
            takeOver(there.seconds);
            return (T) there.value;
        }
        double sharedBefore = sharedSeconds;
        double before = clock.seconds();
        T value = make.get();
        made.put(key, new Made<>(value, clock.seconds() - before + sharedSeconds - sharedBefore));
        return value;
    }

    /** Counts to the one who asks what took this long when it was done for another. */
    public void takeOver(double seconds) {
        sharedSeconds += seconds;
    }

    @Override
    public double sharedSeconds() {
        return sharedSeconds;
    }
}
