package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;

/** Synaptic flow. */
@Described(
        name = "synflow",
        summary = "Logarithm of the sum over the weights of what each gives to the output for an "
                + "image of ones, all weights made positive, batch normalization left out.",
        source = "Tanaka, Kunin, Yamins and Ganguli, Pruning neural networks without any data by "
                + "iteratively conserving synaptic flow, NeurIPS 2020; as a score of networks "
                + "Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost proxies for lightweight NAS, "
                + "ICLR 2021; the logarithm, which keeps the order, as Krishnakumar et al., NeurIPS "
                + "2022")
public record SynFlow(Draws draws) implements Proxy {
    public SynFlow() {
        this(new Draws().on(Draws.Input.NOISE));
    }

    /** Of one image of ones. */
    @Override
    public long passes() {
        return 3;
    }

    @Override
    public double score(Initialised network) {
        Scaled sum = new Scaled(new double[1], 0);
        for (SynapticFlow.Layered layer : SynapticFlow.of(network)) {
            Scaled flow = layer.flow();
            double total = 0;
            for (double part : flow.values()) {
                total += part;
            }
            sum = sum.plus(new Scaled(new double[] {total}, flow.exponent()));
        }
        if (sum.isZero()) {
            throw new Estimation.Impossible("no path from image to output");
        }
        return sum.logOfSum();
    }
}
