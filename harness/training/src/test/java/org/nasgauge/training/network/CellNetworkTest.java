package org.nasgauge.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.nasbench201.Operation;
import org.nasgauge.training.tape.Mode;
import org.nasgauge.training.tape.Parameter;
import org.nasgauge.training.tape.Shape;
import org.nasgauge.training.tape.SoftmaxCrossEntropy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class CellNetworkTest {
    private static final int BATCH = 12;
    private static final int SIDE = 8;
    private static final int CLASSES = 10;
    private static final Scale SCALE = new Scale(4, 3, 1, 3);
    private static final Shape IMAGES = new Shape(BATCH, SIDE, SIDE, 1);

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
        Cell cell = cell(text);
        SeededRandom random = SeedTree.root(11).generator();
        float[] pixels = gaussians(BATCH * SIDE * SIDE, random);
        byte[] labels = new byte[BATCH];
        INDArray oneHot = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
        for (int i = 0; i < BATCH; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
            oneHot.putScalar(i, labels[i], 1);
        }
        try (CellNetwork network = new CellNetwork(cell, SCALE, IMAGES, CLASSES)) {
            network.initialize(SeedTree.root(12));
            network.tape().parameters().values().stream()
                    .filter(parameter -> !parameter.name().endsWith(".weights"))
                    .forEach(parameter -> perturb(parameter, random));
            ComputationGraph graph = new ReferenceGraph(cell, SCALE, SIDE, CLASSES).network();
            for (Parameter parameter : network.tape().parameters().values()) {
                INDArray same = graph.getParam(ReferenceGraph.nameOf(parameter));
                same.assign(parameter.value().array().reshape(same.shape()));
            }

            network.image().value().setAll(pixels);
            network.tape().forward(Mode.TRAINING);
            SoftmaxCrossEntropy.Score score = new SoftmaxCrossEntropy(network.logits()).scoreWithGradient(labels);
            network.tape().backward(network.logits());
            INDArray images = Nd4j.createFromArray(pixels).reshape(BATCH, 1, SIDE, SIDE);
            assertClose(
                    "probabilities",
                    Transforms.softmax(network.logits().value().array().reshape(BATCH, CLASSES)),
                    graph.output(true, images)[0]);
            graph.setInputs(images);
            graph.setLabels(oneHot);
            graph.computeGradientAndScore();

            assertThat(score.meanLoss()).isCloseTo(graph.score(), within(1e-4));
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

    /** A zero tensor stands where nothing comes from, and the network still has all its stages. */
    @Test
    void aCellThatIsNotConnectedGivesTheSameAnswerForEveryImage() {
        Cell cell = cell("|nor_conv_3x3~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|");
        assertThat(cell.liveEdges()).isEmpty();
        try (CellNetwork network = new CellNetwork(cell, SCALE, IMAGES, CLASSES)) {
            network.initialize(SeedTree.root(13));
            network.image()
                    .value()
                    .setAll(gaussians(BATCH * SIDE * SIDE, SeedTree.root(14).generator()));
            network.tape().forward(Mode.TRAINING);
            float[] logits = network.logits().value().toArray();
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isEqualTo(logits[i % CLASSES]);
            }
            new SoftmaxCrossEntropy(network.logits()).scoreWithGradient(new byte[BATCH]);
            network.tape().backward(network.logits());
            assertThat(network.tape().tensor("stem.normalization").reached()).isFalse();
        }
    }

    @Test
    void leavesOutWhatTheOutputDoesNotDependOn() {
        try (CellNetwork network = new CellNetwork(
                cell("|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_1x1~0|none~1|nor_conv_3x3~2|"),
                SCALE,
                IMAGES,
                CLASSES)) {
            assertThat(network.tape().parameters().keySet().stream().filter(name -> name.startsWith("stage1")))
                    .containsExactly(
                            "stage1.cell1.edge0-3.convolution.weights",
                            "stage1.cell1.edge0-3.normalization.scale",
                            "stage1.cell1.edge0-3.normalization.shift");
        }
    }

    /** By hand: 4, 8 and 16 channels at 8x8, 4x4 and 2x2 pixels. */
    @Test
    void countsParametersAndMultiplyAccumulates() {
        try (CellNetwork network = new CellNetwork(
                cell("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|"), SCALE, IMAGES, CLASSES)) {
            long stem = 9 * 4;
            long reductions = 4 * 8 + 8 * 16;
            long cells = 9 * (4 * 4 + 8 * 8 + 16 * 16);
            long normalizations = 2 * (4 + 4 + 8 + 8 + 16 + 16 + 16);
            long head = 16 * 10 + 10;
            assertThat(network.tape().parameterCount()).isEqualTo(stem + reductions + cells + normalizations + head);
            assertThat(network.tape().multiplyAccumulates())
                    .isEqualTo(64 * stem
                            + 16 * 4 * 8
                            + 4 * 8 * 16
                            + 9 * (64 * 4 * 4 + 16 * 8 * 8 + 4 * 16 * 16)
                            + 16 * 10);
        }
    }

    /** The initial weights of an edge are the same in every cell that has the edge. */
    @Test
    void weightsDependOnSeedAndNameOnly() {
        String name = "stage2.cell1.edge0-3.convolution.weights";
        float[] first = weights("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|", 1, name);
        float[] second = weights("|nor_conv_3x3~0|+|none~0|none~1|+|nor_conv_3x3~0|skip_connect~1|none~2|", 1, name);
        float[] other = weights("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|", 2, name);
        assertThat(first).isEqualTo(second).isNotEqualTo(other);
    }

    private static float[] weights(String cell, int seed, String name) {
        try (CellNetwork network = new CellNetwork(cell(cell), SCALE, IMAGES, CLASSES)) {
            network.initialize(SeedTree.root(seed));
            return network.tape().parameter(name).value().toArray();
        }
    }

    private static Cell cell(String text) {
        CellSpace space = CellSpace.nasbench201();
        List<Operation> operations = space.operations(space.parse(text));
        return new Cell(operations);
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
