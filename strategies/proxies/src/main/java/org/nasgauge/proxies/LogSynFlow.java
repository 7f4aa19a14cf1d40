package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;

/** Synaptic flow with the gradient damped. */
@Described(
        name = "log-synflow",
        summary = "Sum over the weights of the weight times the logarithm of one plus the gradient "
                + "of synaptic flow: no layer outweighs all others.",
        source = "Cavagnero, Robbiano, Caputo and Averta, FreeREA: training-free evolution-based "
                + "architecture search, WACV 2023")
public record LogSynFlow(Draws draws) implements Proxy {
    public LogSynFlow() {
        this(new Draws().on(Draws.Input.NOISE));
    }

    /** Of one image of ones. */
    @Override
    public long passes() {
        return 3;
    }

    @Override
    public double score(Initialised network) {
        double sum = 0;
        for (SynapticFlow.Layered layer : SynapticFlow.of(network)) {
            for (int i = 0; i < layer.weights().length; i++) {
                sum += layer.weights()[i] * logOfOnePlus(layer.gradient(), i);
            }
        }
        if (sum == 0) {
            throw new Estimation.Impossible("no path from image to output");
        }
        return sum;
    }

    private static double logOfOnePlus(Scaled gradient, int i) {
        double mantissa = gradient.values()[i];
        return mantissa == 0 || gradient.exponent() < Double.MAX_EXPONENT / 2
                ? StrictMath.log1p(Math.scalb(mantissa, gradient.exponent()))
                : StrictMath.log(mantissa) + gradient.exponent() * StrictMath.log(2);
    }
}
