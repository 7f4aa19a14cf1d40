package org.nasgauge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The tape against a second implementation that shares nothing with it. */
class TapeAgainstReferenceTest {
    private static final int BATCH = 12;
    private static final int SIDE = 8;
    private static final int CLASSES = 10;
    private static final Scale SCALE =
            new Scale(new FeatureShape(SIDE, SIDE, 1), CLASSES, 4, 3, 1, 3, Scale.Reduction.POOLED);

    /** Every operation on several edges, sums of two and three, nodes that feed one convolution and many. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|",
                "|nor_conv_1x1~0|+|avg_pool_3x3~0|skip_connect~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
                "|avg_pool_3x3~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|none~0|avg_pool_3x3~1|avg_pool_3x3~2|",
                "|skip_connect~0|+|skip_connect~0|avg_pool_3x3~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|",
            })
    void outputsAndGradientsAgreeWithAComputationGraph(String text) {
        CellSpace space = CellSpace.nasbench201();
        Architecture cell = space.parse(text);
        SeededRandom random = SeedTree.root(11).generator();
        float[] pixels = gaussians(BATCH * SIDE * SIDE, random);
        byte[] labels = new byte[BATCH];
        INDArray oneHot = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
        for (int i = 0; i < BATCH; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
            oneHot.putScalar(i, labels[i], 1);
        }
        try (RecordedNetwork network = RecordedNetwork.of(space.network(cell, SCALE), BATCH)) {
            Initialization.HE_NORMAL.apply(network.tape().parameters().values(), SeedTree.root(12));
            network.tape().parameters().values().stream()
                    .filter(parameter -> !parameter.name().endsWith(".weights"))
                    .forEach(parameter -> perturb(parameter, random));
            ComputationGraph graph = new ReferenceGraph(space.operations(cell), SCALE).network();
            for (Parameter parameter : network.tape().parameters().values()) {
                INDArray same = graph.getParam(ReferenceGraph.nameOf(parameter));
                same.assign(parameter.value().array().reshape(same.shape()));
            }

            network.image().value().setAll(pixels);
            network.tape().forward(Mode.TRAINING);
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(CLASSES);
            float[] logits = network.output().value().toArray();
            network.output().gradient().setAll(loss.gradient(logits, labels));
            network.tape().backward(network.output());
            INDArray images = Nd4j.createFromArray(pixels).reshape(BATCH, 1, SIDE, SIDE);
            assertClose(
                    "probabilities",
                    Transforms.softmax(network.output().value().array().reshape(BATCH, CLASSES)),
                    graph.output(true, images)[0]);
            graph.setInputs(images);
            graph.setLabels(oneHot);
            graph.computeGradientAndScore();

            assertThat(loss.score(logits, labels, 0, BATCH).meanLoss()).isCloseTo(graph.score(), within(1e-4));
            for (Parameter parameter : network.tape().parameters().values()) {
                // DL4J divides by the size of the batch only when it updates
                INDArray expected = graph.gradient()
                        .getGradientFor(ReferenceGraph.nameOf(parameter))
                        .div(BATCH);
                assertClose(
                        "gradient by " + parameter.name(),
                        parameter.gradient().array(),
                        expected.reshape(parameter.gradient().array().shape()));
            }
        }
    }

    private static void perturb(Parameter parameter, SeededRandom random) {
        float[] values = parameter.value().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (0.3 * random.nextGaussian());
        }
        parameter.value().setAll(values);
    }

    private static float[] gaussians(int count, SeededRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assertClose(String name, INDArray actual, INDArray expected) {
        double scale = expected.norm2Number().doubleValue();
        assertThat(actual.sub(expected).norm2Number().doubleValue())
                .as("distance from the graph's %s", name)
                .isLessThan(2e-3 * scale + 1e-6);
    }
}
