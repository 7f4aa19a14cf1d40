package org.nasgauge.importers.nats;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;

/**
 * What the files call an evaluation set, for each dataset.
 *
 * <p>{@code cifar10-valid} is CIFAR-10 with one half of the training images for training and the other, {@code x-valid},
 * for validation; {@code cifar10} trains on all of them and has no validation. On CIFAR-100 and ImageNet16-120
 * {@code x-valid} and {@code x-test} are the two halves of {@code ori-test}, which is therefore no test set: it comes
 * in under metrics of its own name, and never as accuracy.
 *
 * @param images that an accuracy is a share of
 */
record EvaluationSet(String name, Split split, Metric accuracy, Metric loss, int images) {
    static final List<String> DATASETS = List.of("cifar10-valid", "cifar10", "cifar100", "ImageNet16-120");

    private static final Metric MIXED_ACCURACY = new Metric("ori-test-accuracy", Unit.PERCENT, Direction.MAXIMIZE);
    private static final Metric MIXED_LOSS = new Metric("ori-test-loss", Unit.NATS, Direction.MINIMIZE);

    static List<EvaluationSet> of(String dataset) {
        return switch (dataset) {
            case "cifar10-valid" ->
                List.of(pure("x-valid", Split.VALIDATION, 25_000), pure("ori-test", Split.TEST, 10_000));
            case "cifar10" -> List.of(pure("ori-test", Split.TEST, 10_000));
            case "cifar100" -> halves(5_000);
            case "ImageNet16-120" -> halves(3_000);
            default -> throw new IllegalArgumentException("no dataset of NATS-Bench: " + dataset);
        };
    }

    static int trainingImages(String dataset) {
        return switch (dataset) {
            case "cifar10-valid" -> 25_000;
            case "ImageNet16-120" -> 151_700;
            default -> 50_000;
        };
    }

    static Optional<EvaluationSet> of(String dataset, String name) {
        return of(dataset).stream().filter(set -> set.name.equals(name)).findFirst();
    }

    private static EvaluationSet pure(String name, Split split, int images) {
        return new EvaluationSet(name, split, Metric.ACCURACY, Metric.LOSS, images);
    }

    private static List<EvaluationSet> halves(int images) {
        return List.of(
                pure("x-valid", Split.VALIDATION, images),
                pure("x-test", Split.TEST, images),
                new EvaluationSet("ori-test", Split.TEST, MIXED_ACCURACY, MIXED_LOSS, 2 * images));
    }
}
