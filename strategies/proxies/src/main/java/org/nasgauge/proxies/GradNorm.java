package org.nasgauge.proxies;

import java.util.Locale;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** The norm of the loss gradient by the weights. */
@Described(
        name = "grad-norm",
        summary = "Norm of the loss gradient by the weights, summed over the layers.",
        source = "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021")
public record GradNorm(
        Draws draws,

        @Meaning("layers sums the norms of all layers, global takes that of all weights together, squared its square")
        Norm norm)
        implements Proxy {
    /** Over what. */
    public enum Norm {
        LAYERS,
        GLOBAL,
        SQUARED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GradNorm() {
        this(new Draws(), Norm.LAYERS);
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double norms = 0;
        double squares = 0;
        for (Passes.WeightGradient layer : network.passes().weightGradients(0)) {
            double square = 0;
            for (float g : layer.gradient()) {
                square += (double) g * g;
            }
            squares += square;
            norms += Math.sqrt(square);
        }
        return switch (norm) {
            case LAYERS -> norms;
            case GLOBAL -> Math.sqrt(squares);
            case SQUARED -> squares;
        };
    }
}
