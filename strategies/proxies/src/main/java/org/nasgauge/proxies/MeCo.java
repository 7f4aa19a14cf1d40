package org.nasgauge.proxies;

import java.util.Arrays;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** The least eigenvalue of the correlations between channels. */
@Described(
        name = "meco",
        summary = "Sum over the layers of the least eigenvalue of the correlations between their "
                + "channels, for one image of noise.",
        source = "Jiang, Wang and Bie, MeCo: zero-shot NAS with one data and single forward pass "
                + "via minimum eigenvalue of correlation, NeurIPS 2023; each layer counts once, "
                + "where its code counts containers besides")
public record MeCo(
        Draws draws,

        @Meaning("height and width of the one image") @Range(least = 1)
        int resolution) implements Proxy {
    /** As an image of the embedded tables' size. */
    private static final int USUAL = 8;

    public MeCo() {
        this(new Draws(1, Draws.Input.NOISE, Draws.Weights.PYTORCH, 1), 64);
    }

    @Override
    public long passes() {
        return (long) draws.batch() * Math.max(1, resolution * resolution / (USUAL * USUAL));
    }

    @Override
    public double score(Initialised network) {
        Scale scale = network.graph().scale();
        FeatureShape image =
                new FeatureShape(resolution, resolution, scale.image().channels());
        Network large = network.network(scale.on(image, scale.classes()));
        RecordedNetwork recorded = network.record(large, 1);
        Batch noise = network.noise(image, network.seeds().child("large").generator());
        recorded.image().value().setAll(Arrays.copyOf(noise.pixels(), (int) image.elements()));
        recorded.tape().forward(Mode.TRAINING);
        double score = 0;
        for (Node node : large.nodes()) {
            if (!node.inputs().isEmpty()) {
                score += least(recorded.tape().tensor(node.name()).value().toArray(), node.shape());
            }
        }
        return score;
    }

    /** What is constant correlates with nothing, not even itself. */
    private static double least(float[] values, FeatureShape shape) {
        double[][] channels = new double[shape.channels()][(int) shape.pixels()];
        for (int i = 0; i < values.length; i++) {
            channels[i % channels.length][i / channels.length] = values[i];
        }
        double[][] correlations = Spectrum.correlations(channels);
        for (double[] row : correlations) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Double.isNaN(row[j]) ? 0 : row[j];
            }
        }
        double[] eigenvalues = Spectrum.of(correlations);
        return eigenvalues[eigenvalues.length - 1];
    }
}
