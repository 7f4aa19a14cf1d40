package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nasgauge.proxies.SmallNetworks.there;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VkdnwTest extends Contracts {
    private static final Draws DRAWS = new Draws().with(Draws.Weights.HE).withBatch(6);

    VkdnwTest() {
        super(new Vkdnw());
    }

    /** The Fisher information as the mean of (∂ ln πₖ)² would have it: of the logits' differences, by class and weight. */
    @Test
    void isTheEntropyOfTheDecilesOfTheFisherInformation() {
        Initialised network = SmallNetworks.initialised(DRAWS);
        BruteForce brute = new BruteForce(network);
        brute.normalization = BruteForce.Normalization.INFERENCE;
        double[] logits = brute.logits();
        int classes = network.classes();
        List<double[]> slopes = new ArrayList<>();
        for (String name : network.network().parameters().keySet()) {
            double[] numbers = there(brute.parameters, name);
            double before = numbers[0];
            numbers[0] = before + 1e-5;
            double[] above = brute.logits().clone();
            numbers[0] = before - 1e-5;
            double[] below = brute.logits().clone();
            numbers[0] = before;
            double[] slope = new double[above.length];
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (above[i] - below[i]) / 2e-5;
            }
            slopes.add(slope);
        }
        double[][] fisher = new double[slopes.size()][slopes.size()];
        for (int n = 0; n < DRAWS.batch(); n++) {
            double[] shares = shares(logits, n * classes, classes);
            for (int a = 0; a < fisher.length; a++) {
                for (int b = 0; b < fisher.length; b++) {
                    double product = 0;
                    double meanA = 0;
                    double meanB = 0;
                    for (int k = 0; k < classes; k++) {
                        double sa = slopes.get(a)[n * classes + k];
                        double sb = slopes.get(b)[n * classes + k];
                        product += shares[k] * sa * sb;
                        meanA += shares[k] * sa;
                        meanB += shares[k] * sb;
                    }
                    fisher[a][b] += (product - meanA * meanB) / DRAWS.batch();
                }
            }
        }
        double[] eigenvalues = BruteForce.eigenvalues(fisher);
        double[] deciles = new double[9];
        double sum = 0;
        for (int i = 0; i < deciles.length; i++) {
            double place = (i + 1) * (eigenvalues.length - 1) / 10.0;
            int low = (int) Math.floor(place);
            int high = Math.min(low + 1, eigenvalues.length - 1);
            deciles[i] = Math.max(0, (1 - place + low) * eigenvalues[low] + (place - low) * eigenvalues[high]);
            sum += deciles[i];
        }
        double score = slopes.size();
        for (double decile : deciles) {
            score -= decile / sum * Math.log(decile / sum + 1e-10);
        }
        assertThat(new Vkdnw(DRAWS, 128).score(network)).isCloseTo(score, within(1e-3));
    }

    private static double[] shares(double[] logits, int from, int classes) {
        double[] shares = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits[from + k]);
        }
        for (int k = 0; k < classes; k++) {
            shares[k] = 0.95 * Math.exp(logits[from + k]) / sum + 0.05 / classes;
        }
        return shares;
    }
}
