package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;

/** Saliency of the weights. */
@Described(
        name = "snip",
        summary = "Sum over the weights of the absolute product of weight and loss gradient.",
        source = "Lee, Ajanthan and Torr, SNIP: single-shot network pruning based on connection "
                + "sensitivity, ICLR 2019; as a score of networks Abdelfattah, Mehrotra, Dudziak "
                + "and Lane, Zero-cost proxies for lightweight NAS, ICLR 2021")
public record Snip(Draws draws) implements Proxy {
    public Snip() {
        this(new Draws());
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double sum = 0;
        for (Passes.WeightGradient layer : network.passes().weightGradients(0)) {
            for (int i = 0; i < layer.weights().length; i++) {
                sum += Math.abs((double) layer.weights()[i] * layer.gradient()[i]);
            }
        }
        return sum;
    }
}
