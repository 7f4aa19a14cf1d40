package org.nasgauge.oneshot;

import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Scale.Reduction;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;

/** Every space that has a supernet, at a scale that trains in a moment on the images of {@link SmallSupernets}. */
public final class SupernetSpaces {
    private static final FeatureShape IMAGE = new FeatureShape(4, 4, 1);
    private static final Map<String, Scale> SCALES = Map.of(
            "nasbench201", SmallSupernets.SCALE,
            "nasbench201-729", SmallSupernets.SCALE,
            "transnas-micro", new Scale(IMAGE, 3, 2, 2, 1, 1, Reduction.POOLED),
            "nasbench-macro", new Scale(IMAGE, 3, 2, 3, 3, 1, Reduction.PUBLISHED),
            "nats-size", new Scale(IMAGE, 3, 8, 3, 1, 1, Reduction.POOLED),
            "chain", new Scale(IMAGE, 3, 8, 3, 1, 1, Reduction.POOLED),
            "darts", new Scale(IMAGE, 3, 2, 2, 1, 1, Reduction.PUBLISHED));

    private SupernetSpaces() {}

    public static Stream<SearchSpace> all() {
        return ServiceLoader.load(SearchSpaceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> provider.names().stream().map(provider::space))
                .filter(SupernetDefined.class::isInstance);
    }

    /** Those whose choices can be mixed. */
    public static Stream<SearchSpace> mixed() {
        return all().filter(space -> supernet(space).widths().isEmpty());
    }

    public static SearchSpace named(String name) {
        return all().filter(space -> space.name().equals(name)).findFirst().orElseThrow();
    }

    public static Scale scale(SearchSpace space) {
        return Objects.requireNonNull(SCALES.get(space.name()), space::name);
    }

    public static Supernet supernet(SearchSpace space) {
        return ((SupernetDefined) space).supernet(scale(space));
    }
}
