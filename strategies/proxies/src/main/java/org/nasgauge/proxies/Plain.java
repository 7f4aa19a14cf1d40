package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;

/** Weights times their gradients, signed. */
@Described(
        name = "plain",
        summary = "Sum over the weights of the product of weight and loss gradient. Behind batch "
                + "normalization a layer gives nothing but rounding: the rest is the classifier.",
        source = "The baseline of Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for "
                + "lightweight NAS, ICLR 2021")
public record Plain(Draws draws) implements Proxy {
    public Plain() {
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
                sum += (double) layer.weights()[i] * layer.gradient()[i];
            }
        }
        return sum;
    }
}
