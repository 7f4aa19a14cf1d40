package org.nasgauge.proxies;

import java.util.Locale;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;

/** Fisher information of the channels. */
@Described(
        name = "fisher",
        summary = "Sum over the channels of half the mean squared product of activation and loss " + "gradient.",
        source = "Turner, Crowley, O’Boyle, Storkey and Gray, BlockSwap: Fisher-guided block "
                + "substitution for network compression on a budget, ICLR 2020. The loss is the "
                + "mean over the batch, as in Abdelfattah, Mehrotra, Dudziak and Lane, Zero-cost "
                + "proxies for lightweight NAS, ICLR 2021, which scales all scores alike")
public record Fisher(
        Draws draws,

        @Meaning("what a channel counts: once, as in the paper, or as often as it has weights, as in the code of"
                + " Abdelfattah et al.")
        Share share)
        implements Proxy {
    /** How much a channel counts. */
    public enum Share {
        CHANNEL,
        WEIGHTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Fisher() {
        this(new Draws(), Share.CHANNEL);
    }

    @Override
    public long passes() {
        return 3L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        Passes passes = network.passes().lossBackward(0);
        double sum = 0;
        for (Node node : network.network().nodes()) {
            boolean isWeighted = node.layer() instanceof Convolution || node.layer() instanceof Layer.Linear;
            if (isWeighted && passes.tensor(node).reached()) {
                double channels = information(node, passes.values(node), passes.gradient(node));
                sum += share == Share.CHANNEL ? channels : channels * weightsEach(network.network(), node);
            }
        }
        return sum;
    }

    /** Half the mean over the images of the square of activation times gradient, summed over the pixels; of all channels. */
    private double information(Node node, float[] activations, float[] gradients) {
        int channels = node.shape().channels();
        int each = (int) node.shape().elements();
        double sum = 0;
        for (int start = 0; start < activations.length; start += each) {
            double[] products = new double[channels];
            for (int i = start; i < start + each; i++) {
                products[i % channels] += (double) activations[i] * gradients[i];
            }
            for (double product : products) {
                sum += product * product;
            }
        }
        return sum / (2 * draws.batch());
    }

    private static double weightsEach(Network network, Node node) {
        return (double) network.parameters(node).get(0).size() / node.shape().channels();
    }
}
