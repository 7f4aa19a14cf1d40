package org.nasgauge.proxies;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.estimate.Estimation;

/** Correlations between the input gradients of images of a class. */
@Described(
        name = "epe-nas",
        summary = "How little the gradients of the logits by images of one class correlate. Needs "
                + "labels, and depends much on which images are in the batch.",
        source = "Lopes, Alirezazadeh and Alexandre, EPE-NAS: efficient performance estimation "
                + "without training for neural architecture search, ICANN 2021")
public record EpeNas(Draws draws) implements Proxy {
    private static final double K = 1e-5;
    /** With more classes than this they are compared, not added. */
    private static final int FEW_CLASSES = 100;

    public EpeNas() {
        this(new Draws());
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double[][] gradients = InputGradients.ofSum(network);
        byte[] labels = network.batch(0).labels();
        List<Double> sums = new ArrayList<>();
        for (int label = 0; label < network.classes(); label++) {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < labels.length; i++) {
                if (Byte.toUnsignedInt(labels[i]) == label) {
                    rows.add(gradients[i]);
                }
            }
            if (!rows.isEmpty()) {
                sums.add(logs(rows) / (network.classes() > FEW_CLASSES ? rows.size() : 1));
            }
        }
        return network.classes() > FEW_CLASSES ? distances(sums) : total(sums);
    }

    /** An image alone correlates with itself. */
    private static double logs(List<double[]> rows) {
        double sum = 0;
        for (double[] row : Spectrum.correlations(rows.toArray(double[][]::new))) {
            for (double correlation : row) {
                if (Double.isNaN(correlation)) {
                    throw new Estimation.Impossible("an image without a gradient");
                }
                sum += StrictMath.log(Math.abs(correlation) + K);
            }
        }
        return sum;
    }

    private static double total(List<Double> sums) {
        return sums.stream().mapToDouble(Math::abs).sum();
    }

    private static double distances(List<Double> sums) {
        double total = 0;
        for (double a : sums) {
            for (double b : sums) {
                total += Math.abs(a - b);
            }
        }
        return total / sums.size();
    }
}
