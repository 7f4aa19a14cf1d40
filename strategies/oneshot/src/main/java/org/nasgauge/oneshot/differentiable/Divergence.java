package org.nasgauge.oneshot.differentiable;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.nasgauge.oneshot.mixture.Relaxation;

/**
 * How far the Dirichlet distribution of a decision's numbers is from the uniform one: KL(Dirichlet(β) ‖ Dirichlet(1)) with β =
 * ELU(α) + 1 (Chen et al., DrNAS, 2021).
 */
final class Divergence {
    private Divergence() {}

    /** By each number. */
    static double[] gradient(double[] alpha) {
        double[] beta = Arrays.stream(alpha).map(Relaxation::concentration).toArray();
        double sum = Arrays.stream(beta).sum();
        double ofSum = (sum - beta.length) * Gamma.trigamma(sum);
        double[] gradient = new double[alpha.length];
        for (int i = 0; i < beta.length; i++) {
            double byBeta = (beta[i] - 1) * Gamma.trigamma(beta[i]) - ofSum;
            gradient[i] = byBeta * (alpha[i] > 0 ? 1 : beta[i]);
        }
        return gradient;
    }
}
