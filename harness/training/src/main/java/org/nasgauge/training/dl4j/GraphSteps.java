package org.nasgauge.training.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Trains a graph by DeepLearning4J's Nesterov momentum as PyTorch's SGD would: g ← g + decay · w for every parameter; v ←
 * momentum · v + g; w ← w − rate · (g + momentum · v). Three things are set right on the way:
 *
 * <ul>
 *   <li>DeepLearning4J spares batch normalization of weight decay;
 *   <li>its velocities contain the rates of their time, v ← momentum · v − rate · g, so they are scaled when the rate
 *       changes;
 *   <li>its running variances move towards the biased variance of a batch, where the unbiased one is meant.
 * </ul>
 */
public final class GraphSteps implements AutoCloseable {
    private final NetworkGraph network;
    private final double decay;
    private final Rate rate = new Rate();
    private float[] logits = {};

    /** The rate of the step that is being taken. */
    private static final class Rate implements ISchedule {
        private double now;

        @Override
        public double valueAt(int step, int epoch) {
            return now;
        }

        @Override
        public ISchedule clone() {
            return this;
        }
    }

    private final class Corrections extends BaseTrainingListener {
        @Override
        public void onForwardPass(Model model, Map<String, INDArray> activations) {
            INDArray output = named(activations, network.network().output().name());
            logits = output.reshape(output.length()).toFloatVector();
        }

        @Override
        public void onGradientCalculation(Model model) {
            ComputationGraph graph = network.graph();
            Map<String, INDArray> gradients = graph.gradient().gradientForVariable();
            int batch = graph.batchSize();
            for (Slot slot : network.parameterSlots()) {
                // the graph has the sum over the batch, and divides by its size later
                named(gradients, slot.name()).addi(graph.getParam(slot.name()).mul(decay * batch));
            }
            for (Node node : network.normalizations()) {
                double share = ((Layer.BatchNormalization) node.layer()).momentum();
                double elements = (double) batch * node.shape().pixels();
                double unbiased = elements / (elements - 1);
                String variance = Slot.variance(node).name();
                // what is to be taken off the running variance: share · (running − batch's)
                named(gradients, variance)
                        .muli(unbiased)
                        .addi(graph.getParam(variance).mul(share * (1 - unbiased)));
            }
        }
    }

    private static INDArray named(Map<String, INDArray> arrays, String name) {
        INDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalStateException("the graph has no " + name);
        }
        return array;
    }

    /** @param decay the weight decay */
    public GraphSteps(Network network, double momentum, double decay) {
        this.network = new NetworkGraph(network, new Nesterovs(rate, momentum));
        this.decay = decay;
        this.network.graph().setListeners(new Corrections());
    }

    public NetworkGraph network() {
        return network;
    }

    /**
     * One step.
     *
     * @param images channels first
     * @param labels one-hot: images, classes
     * @return the logits before the step, image by image
     */
    public float[] step(INDArray images, INDArray labels, double learningRate) {
        if (rate.now > 0) {
            network.graph().getUpdater().getStateViewArray().muli(learningRate / rate.now);
        }
        rate.now = learningRate;
        network.graph().fit(new INDArray[] {images}, new INDArray[] {labels});
        return logits;
    }

    @Override
    public void close() {
        network.close();
    }
}
