package org.nasgauge.proxies;

import java.util.Locale;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.tape.Initialization;

/** What a proxy looks at: the weights, the images, and how often both are drawn. */
record Draws(
        @Meaning("images in the batch") @Range(least = 1) int batch,

        @Meaning("what the images are: data, or noise from a standard normal, with labels at random")
        Input input,

        @Meaning(
                "how weights are drawn: pytorch is uniform up to 1 / root of fan-in, he is normal with variance 2 / fan-in,"
                        + " he-fan-out 2 / fan-out, normal has variance 1")
        Weights weights,

        @Meaning("how often weights and images are drawn; the score is the mean") @Range(least = 1)
        int initialisations) {
    enum Input {
        DATA,
        NOISE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Weights {
        PYTORCH,
        HE,
        HE_FAN_OUT,
        NORMAL;

        Initialization initialization() {
            return switch (this) {
                case PYTORCH -> Initialization.PYTORCH;
                case HE -> Initialization.HE_NORMAL;
                case HE_FAN_OUT -> Initialization.HE_NORMAL_FAN_OUT;
                case NORMAL -> Initialization.STANDARD_NORMAL;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Once, a batch of 64 images of the data, weights as PyTorch draws them: as Abdelfattah et al. (ICLR 2021) score. */
    Draws() {
        this(64, Input.DATA, Weights.PYTORCH, 1);
    }

    Draws withBatch(int other) {
        return new Draws(other, input, weights, initialisations);
    }

    Draws on(Input other) {
        return new Draws(batch, other, weights, initialisations);
    }

    Draws with(Weights other) {
        return new Draws(batch, input, other, initialisations);
    }

    Draws times(int other) {
        return new Draws(batch, input, weights, other);
    }
}
