package org.nasgauge.proxies;

import java.util.Arrays;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;

/** Variance of the knowledge in the Fisher information. */
@Described(
        name = "vkdnw",
        summary = "How many parameter arrays there are, and, among networks of as many, how even "
                + "the spectrum of the Fisher information is.",
        source = "Týbl and Neumann, Training-free neural architecture search through variance of knowledge of"
                + " deep network weights, CVPR 2025; the first weight of each array, deciles of the eigenvalues")
public record Vkdnw(
        Draws draws,

        @Meaning("how many parameter arrays one weight is taken of, from the image on") @Range(least = 1)
        int arrays)
        implements Proxy {
    private static final double SMOOTHING = 0.05;
    private static final double IN_LOG = 1e-10;
    private static final int DECILES = 9;
    private static final int CLASSES = 10;

    public Vkdnw() {
        this(new Draws().with(Draws.Weights.HE), 128);
    }

    /** A backward pass for each of ten classes. */
    @Override
    public long passes() {
        return (1 + 2L * CLASSES) * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        Frozen frozen = Frozen.of(network);
        double[][][] jacobian = frozen.jacobian(network.batch(0), arrays);
        double[] eigenvalues = Spectrum.of(fisher(jacobian, frozen.logits()));
        Arrays.sort(eigenvalues);
        double[] deciles = new double[DECILES];
        for (int i = 0; i < DECILES; i++) {
            double place = (i + 1) / 10.0 * (eigenvalues.length - 1);
            int low = (int) place;
            int high = Math.min(low + 1, eigenvalues.length - 1);
            double between = eigenvalues[low] + (place - low) * (eigenvalues[high] - eigenvalues[low]);
            deciles[i] = Math.max(0, between);
        }
        double sum = Arrays.stream(deciles).sum();
        if (!(sum > 0)) {
            throw new Estimation.Impossible("the Fisher information is 0");
        }
        double entropy = 0;
        for (double decile : deciles) {
            entropy -= decile / sum * StrictMath.log(decile / sum + IN_LOG);
        }
        return network.network().parameters().size() + entropy;
    }

    /**
     * The mean over the images of Jᵀ (diag π − π πᵀ) J.
     *
     * @param jacobian by image, class and weight
     * @param logits image by image
     */
    private static double[][] fisher(double[][][] jacobian, float[] logits) {
        int classes = jacobian[0].length;
        int weights = jacobian[0][0].length;
        double[][] fisher = new double[weights][weights];
        for (int image = 0; image < jacobian.length; image++) {
            double[] shares = shares(logits, image * classes, classes);
            double[] mean = new double[weights];
            for (int k = 0; k < classes; k++) {
                for (int w = 0; w < weights; w++) {
                    mean[w] += shares[k] * jacobian[image][k][w];
                }
            }
            for (int k = 0; k < classes; k++) {
                for (int a = 0; a < weights; a++) {
                    double off = shares[k] * (jacobian[image][k][a] - mean[a]) / jacobian.length;
                    for (int b = 0; b < weights; b++) {
                        fisher[a][b] += off * (jacobian[image][k][b] - mean[b]);
                    }
                }
            }
        }
        for (int a = 0; a < weights; a++) {
            for (int b = 0; b < a; b++) {
                fisher[a][b] = fisher[b][a];
            }
        }
        return fisher;
    }

    private static double[] shares(float[] logits, int from, int classes) {
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            top = Math.max(top, logits[from + k]);
        }
        double[] shares = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            shares[k] = StrictMath.exp(logits[from + k] - top);
            sum += shares[k];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] = (1 - SMOOTHING) * shares[k] / sum + SMOOTHING / classes;
        }
        return shares;
    }
}
