package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;

/** The norm of the weights. */
@Described(
        name = "l2-norm",
        summary = "Norm of the weights as they are drawn, summed over the layers: little more than " + "their shapes.",
        source = "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, " + "ICLR 2021")
public record L2Norm(Draws draws) implements Proxy {
    public L2Norm() {
        this(new Draws().on(Draws.Input.NOISE));
    }

    @Override
    public long passes() {
        return 0;
    }

    @Override
    public double score(Initialised network) {
        double norms = 0;
        for (SynapticFlow.Layered layer : SynapticFlow.of(network)) {
            double squares = 0;
            for (double weight : layer.weights()) {
                squares += weight * weight;
            }
            norms += Math.sqrt(squares);
        }
        return norms;
    }
}
