package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.tape.Parameter;

/** The condition number of the neural tangent kernel. */
@Described(
        name = "ntk-condition",
        summary = "Minus the logarithm of the condition number of the neural tangent kernel.",
        source = "Chen, Gong and Wang, TE-NAS, ICLR 2021; a batch of 32, since the cost grows with "
                + "its square, where its code has 72 and three repetitions")
public record NtkCondition(Draws draws) implements Proxy {
    public NtkCondition() {
        this(new Draws(32, Draws.Input.DATA, Draws.Weights.HE_FAN_OUT, 1));
    }

    /** A backward pass over the whole batch for each of its images. */
    @Override
    public long passes() {
        return draws.batch() * (1 + 2L * draws.batch());
    }

    @Override
    public double score(Initialised network) {
        Passes passes = network.passes().forward(0);
        double[][] gradients = new double[draws.batch()][];
        for (int image = 0; image < gradients.length; image++) {
            float[] ones = new float[draws.batch() * network.classes()];
            Arrays.fill(ones, image * network.classes(), (image + 1) * network.classes(), 1);
            passes.backward(network.network().output(), ones);
            gradients[image] = gradients(passes);
        }
        double[] eigenvalues = Spectrum.of(Spectrum.gram(gradients));
        double least = eigenvalues[eigenvalues.length - 1];
        if (!(least > 1e-13 * eigenvalues[0])) {
            throw new Estimation.Impossible("a singular tangent kernel");
        }
        return StrictMath.log(least / eigenvalues[0]);
    }

    /** By weights and by the scales of batch normalizations, one after the other. */
    private static double[] gradients(Passes passes) {
        List<float[]> parts = new ArrayList<>();
        int length = 0;
        for (Parameter parameter : passes.parameters().values()) {
            if (parameter.reached()
                    && (parameter.isWeights() || parameter.name().endsWith(".scale"))) {
                parts.add(parameter.gradient().toArray());
                length += parameter.size();
            }
        }
        double[] all = new double[length];
        int at = 0;
        for (float[] part : parts) {
            for (float g : part) {
                all[at++] = g;
            }
        }
        return all;
    }
}
