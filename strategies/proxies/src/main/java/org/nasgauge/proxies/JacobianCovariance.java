package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;

/** Correlations between the input gradients of images. */
@Described(
        name = "jacobian-covariance",
        summary = "How little the gradients of the logits by different images correlate: jacob_cov, " + "jacov.",
        source = "Mellor, Turner, Storkey and Crowley, Neural architecture search without "
                + "training, first version, arXiv 2006.04647v1; eigenvalues by a symmetric solver")
public record JacobianCovariance(Draws draws) implements Proxy {
    private static final double K = 1e-5;

    public JacobianCovariance() {
        this(new Draws());
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double[][] correlations = Spectrum.correlations(InputGradients.ofSum(network));
        for (double[] row : correlations) {
            if (Double.isNaN(row[0])) {
                throw new Estimation.Impossible("an image without a gradient");
            }
        }
        double score = 0;
        for (double eigenvalue : Spectrum.of(correlations)) {
            score -= StrictMath.log(eigenvalue + K) + 1 / (eigenvalue + K);
        }
        return score;
    }
}
