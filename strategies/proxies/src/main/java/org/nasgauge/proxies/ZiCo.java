package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;

/** Mean and deviation of gradients over batches. */
@Described(
        name = "zico",
        summary = "Sum over the layers of the logarithm of the mean magnitude of gradients over "
                + "their deviation between batches.",
        source = "Li, Yang, Bhardwaj and Marculescu, ZiCo: zero-shot NAS via inverse coefficient "
                + "of variation on gradients, ICLR 2023")
public record ZiCo(
        Draws draws,

        @Meaning("batches that the gradients come from") @Range(least = 2)
        int batches,

        @Meaning(
                "of what the deviation is: of the gradients' magnitudes, as in the paper, or of the gradients with their signs,"
                        + " as in its code")
        Deviation deviation)
        implements Proxy {
    /** Of what. */
    public enum Deviation {
        MAGNITUDE,
        SIGNED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ZiCo() {
        this(new Draws(), 2, Deviation.MAGNITUDE);
    }

    @Override
    public long passes() {
        return 3L * batches * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        List<List<Passes.WeightGradient>> all = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            all.add(network.passes().weightGradients(batch));
        }
        double score = 0;
        for (int layer = 0; layer < all.get(0).size(); layer++) {
            double sum = 0;
            for (int i = 0; i < all.get(0).get(layer).gradient().length; i++) {
                sum += ratio(all, layer, i);
            }
            score += sum > 0 ? StrictMath.log(sum) : 0;
        }
        return score;
    }

    /** Mean magnitude over deviation; 0 where all batches agree. */
    private double ratio(List<List<Passes.WeightGradient>> all, int layer, int weight) {
        double magnitude = 0;
        double mean = 0;
        for (List<Passes.WeightGradient> batch : all) {
            double g = batch.get(layer).gradient()[weight];
            magnitude += Math.abs(g) / batches;
            mean += (deviation == Deviation.SIGNED ? g : Math.abs(g)) / batches;
        }
        double squares = 0;
        for (List<Passes.WeightGradient> batch : all) {
            double g = batch.get(layer).gradient()[weight];
            double off = (deviation == Deviation.SIGNED ? g : Math.abs(g)) - mean;
            squares += off * off / batches;
        }
        return squares == 0 ? 0 : magnitude / Math.sqrt(squares);
    }
}
