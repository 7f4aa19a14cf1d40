package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Linear regions of a thin network. */
@Described(
        name = "linear-regions",
        summary = "How many activation patterns the rectifiers of a thin network show for noise.",
        source = "Chen, Gong and Wang, Neural architecture search on ImageNet in four GPU hours: a "
                + "theoretically inspired perspective, TE-NAS, ICLR 2021; 3,000 images of 3 x 3 "
                + "pixels, in a network of one stage where its code has three")
public record LinearRegions(
        Draws draws,

        @Meaning("channels of the first stage of the thin network, which has one cell a stage") @Range(least = 1)
        int channels,

        @Meaning("stages of the thin network") @Range(least = 1)
        int stages,

        @Meaning("height and width of its images") @Range(least = 1)
        int resolution)
        implements Proxy {
    /** Of the passes that the thin network's images are worth of the whole one. */
    private static final long SHARE = 64;

    public LinearRegions() {
        this(new Draws(3000, Draws.Input.NOISE, Draws.Weights.HE, 1), 1, 1, 3);
    }

    @Override
    public long passes() {
        return Math.max(1, draws.batch() / SHARE);
    }

    @Override
    public double score(Initialised network) {
        Scale scale = network.graph().scale();
        FeatureShape image =
                new FeatureShape(resolution, resolution, scale.image().channels());
        Network thin = network.network(
                new Scale(image, scale.classes(), channels, stages, 1, scale.stemKernel(), scale.reduction()));
        RecordedNetwork recorded = network.record(thin);
        Batch noise = network.noise(image, network.seeds().child("thin").generator());
        recorded.image().value().setAll(noise.pixels());
        recorded.tape().forward(Mode.TRAINING);
        return ActivationCodes.of(
                        thin,
                        draws.batch(),
                        node -> recorded.tape().tensor(node.name()).value().toArray())
                .distinctImages();
    }
}
