package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;

/** Neural architecture search without training. */
@Described(
        name = "naswot",
        summary = "Logarithm of the determinant of how many rectifiers agree on each pair of " + "images.",
        source = "Mellor, Turner, Storkey and Crowley, Neural architecture search without "
                + "training, ICML 2021; in training mode, all rectifiers count, a batch of 64 where "
                + "its code has 128")
public record Naswot(Draws draws) implements Proxy {
    public Naswot() {
        this(new Draws());
    }

    @Override
    public long passes() {
        return draws.batch();
    }

    @Override
    public double score(Initialised network) {
        ActivationCodes codes = ActivationCodes.of(network);
        int count = codes.images().length;
        double[][] kernel = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                kernel[i][j] = codes.agreements(i, j);
            }
        }
        double logDeterminant = 0;
        for (double eigenvalue : Spectrum.of(kernel)) {
            if (eigenvalue < 1e-9 * codes.units()) {
                throw new Estimation.Impossible("images that the rectifiers do not tell apart");
            }
            logDeterminant += StrictMath.log(eigenvalue);
        }
        return logDeterminant;
    }
}
