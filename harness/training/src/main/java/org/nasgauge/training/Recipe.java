package org.nasgauge.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.component.Settings;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.tape.nd4j.Nd4jBackend;

/** What is trained how: the data, the scale of the networks, and stochastic gradient descent with Nesterov momentum. */
@Component.Described(
        name = "training",
        summary = "Trains a network from scratch.",
        source = "The recipe of the embedded tables; chosen in the README of harness/training.")
record Recipe(
        @Meaning("the data set") String data,

        @Meaning("height and width of the images, averaged down to it") @Range(least = 1)
        int resolution,

        @Meaning("channels of the first stage") @Range(least = 1)
        int channels,

        @Meaning("stages of cells, each at half the size of the one before") @Range(least = 1)
        int stages,

        @Meaning("cells in a row at one size") @Range(least = 1)
        int cellsPerStage,

        @Meaning("height and width of the convolutions before the first cell, odd") @Range(least = 1)
        int stemKernel,

        @Meaning(
                "how a stage halves the size: as published, or by averages and a 1x1 convolution, which leave the work to the cells")
        Scale.Reduction reduction,

        @Meaning("epochs of the whole schedule") @Range(least = 1)
        int epochs,

        @Meaning("training images used, a multiple of the batch") @Range(least = 1)
        int images,

        @Meaning("images a step") @Range(least = 1) int batch,

        @Meaning("learning rate of the first step") @Range(least = 0)
        double learningRate,

        @Meaning("how the learning rate falls, step by step")
        Schedule schedule,

        @Meaning("Nesterov's momentum") @Range(least = 0, most = 1)
        double momentum,

        @Meaning("weight decay of every parameter") @Range(least = 0, most = 1)
        double weightDecay,

        @Meaning(
                "who computes: plain Java loops, the same to the bit on every machine; or ND4J's native operations, for larger networks")
        Backend backend,

        @Meaning("after which epochs the network is tested; nothing that is charged depends on it")
        Tested tested)
        implements Component {
    /** The recipe of the embedded tables. */
    static final Recipe STANDARD = new Recipe();

    /** Who computes. */
    enum Backend {
        JAVA,
        ND4J;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of one training's own. */
        org.nasgauge.tape.Backend make() {
            return this == JAVA ? new JavaBackend() : new Nd4jBackend();
        }
    }

    /** After which epochs the network sees the test images. */
    enum Tested {
        EACH_EPOCH,
        LAST_EPOCH;

        String described() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** From the first learning rate to the end. */
    enum Schedule {
        COSINE("half cosine to 0, by step") {
            @Override
            double share(double progress) {
                return (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
            }
        },
        LINEAR("straight to 0, by step") {
            @Override
            double share(double progress) {
                return 1 - progress;
            }
        },
        CONSTANT("constant") {
            @Override
            double share(double progress) {
                return 1;
            }
        };

        private final String described;

        Schedule(String described) {
            this.described = described;
        }

        /**
         * Of the first learning rate.
         *
         * @param progress the share of all steps that are done
         */
        abstract double share(double progress);
    }

    Recipe {
        if (images % batch != 0) {
            throw new IllegalArgumentException("images: " + images + " do not fill whole batches of " + batch);
        }
        if (stemKernel % 2 == 0) {
            throw new IllegalArgumentException("stem-kernel: " + stemKernel + "; expected an odd number");
        }
    }

    Recipe() {
        this(
                "fashion-mnist",
                8,
                8,
                3,
                1,
                1,
                Scale.Reduction.POOLED,
                8,
                2048,
                64,
                0.1,
                Schedule.COSINE,
                0.9,
                5e-4,
                Backend.JAVA,
                Tested.LAST_EPOCH);
    }

    Scale scale(FeatureShape image, int classes) {
        return new Scale(image, classes, channels, stages, cellsPerStage, stemKernel, reduction);
    }

    int stepsPerEpoch() {
        return images / batch;
    }

    /** @param epoch from 1 */
    boolean testsAfter(int epoch) {
        return tested == Tested.EACH_EPOCH || epoch == epochs;
    }

    /** @param step from 0 */
    double learningRateAt(int step) {
        return learningRate * schedule.share((double) step / ((long) epochs * stepsPerEpoch()));
    }

    /** Every part by name, but the data. What came after the first tables is named where it is not as it was for them. */
    SortedMap<String, String> described() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("channels", Integer.toString(channels));
        parts.put("stages", Integer.toString(stages));
        parts.put("cells-per-stage", Integer.toString(cellsPerStage));
        parts.put("stem-kernel", Integer.toString(stemKernel));
        parts.put("epochs", Integer.toString(epochs));
        parts.put("images", Integer.toString(images));
        parts.put("batch", Integer.toString(batch));
        parts.put("optimizer", "SGD, Nesterov momentum");
        parts.put("learning-rate", Double.toString(learningRate));
        parts.put("schedule", schedule.described);
        parts.put("momentum", Double.toString(momentum));
        parts.put("weight-decay", Double.toString(weightDecay));
        parts.put("augmentation", "none");
        parts.put("train-scores", "running over the epoch");
        if (reduction != STANDARD.reduction) {
            parts.put("reduction", reduction.name().toLowerCase(Locale.ROOT));
        }
        if (resolution != STANDARD.resolution) {
            parts.put("resolution", resolution + "x" + resolution + ", averages");
        }
        if (backend != Backend.ND4J) {
            parts.put("backend", backend.toString());
        }
        if (tested != Tested.EACH_EPOCH) {
            parts.put("tested", tested.described());
        }
        return parts;
    }

    /** What {@link #described} was made from, but the data: a setting that it does not name is as the first tables had it. */
    static Map<String, Object> settings(SortedMap<String, String> described) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Setting setting : Settings.of(STANDARD)) {
            Optional<String> text = Optional.ofNullable(described.get(setting.name()));
            if (setting instanceof Setting.Whole) {
                text.map(number -> number.replaceFirst("x.*", "")) // a resolution
                        .ifPresent(number -> settings.put(setting.name(), Integer.valueOf(number)));
            } else if (setting instanceof Setting.Real) {
                text.ifPresent(number -> settings.put(setting.name(), Double.valueOf(number)));
            }
        }
        for (Schedule known : Schedule.values()) {
            if (known.described.equals(described.get("schedule"))) {
                settings.put("schedule", known.name().toLowerCase(Locale.ROOT));
            }
        }
        settings.put("reduction", described.getOrDefault("reduction", "pooled"));
        settings.put("backend", described.getOrDefault("backend", Backend.ND4J.toString()));
        settings.put(
                "tested",
                described.getOrDefault("tested", Tested.EACH_EPOCH.described()).replace(' ', '-'));
        return settings;
    }
}
