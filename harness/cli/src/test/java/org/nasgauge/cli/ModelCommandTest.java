package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelCommandTest {
    private static final String CELL =
            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_1x1~2|";
    private static final String SMALL = "image=8x8x1,channels=2,cells-per-stage=1,reduction=pooled";

    @TempDir
    private Path folder;

    /** By hand: one 3x3 convolution of 4 channels at 8x8 pixels. */
    @Test
    void showsEachLayerWithItsCounts() throws IOException {
        String one = "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
        String scale = "image=8x8x1,channels=4,stages=1,cells-per-stage=1,stem-kernel=1";
        Terminal text = nasgauge("model", one, "--space", "nasbench201", "--scale", scale);
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).contains("stage1.cell1.edge0-3.convolution", "convolution 3x3", "8 x 8 x 4", "9216");

        Terminal json = nasgauge("model", one, "--space", "nasbench201", "--scale", scale, "--format", "json");
        JsonNode document = new ObjectMapper().readTree(json.out());
        assertThat(document.toString()).contains("\"multiply_accumulates\":9216", "\"parameters\":144");
    }

    @Test
    void theSameNumberAndTextAreTheSameArchitecture() {
        Terminal number = nasgauge("model", 1462, "--space", "nasbench201");
        String text = number.out().lines().findFirst().orElseThrow();
        assertThat(nasgauge("model", text, "--space", "nasbench201").out()).isEqualTo(number.out());
    }

    @Test
    void deepLearning4jAloneReadsTheModelAndTheSeedDecidesIt() throws IOException {
        float[] first = probabilities(write(folder.resolve("first.zip"), "--seed", 1));
        assertThat(first).hasSize(3 * 10);
        assertThat(probabilities(write(folder.resolve("again.zip"), "--seed", 1)))
                .isEqualTo(first);
        assertThat(probabilities(write(folder.resolve("other.zip"), "--seed", 2)))
                .isNotEqualTo(first);
    }

    private static Path write(Path file, Object... more) {
        Object[] words = {"model", CELL, "--space", "nasbench201", "--scale", SMALL, "--out", file};
        Object[] all = new Object[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        Terminal run = nasgauge(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return file;
    }

    private static float[] probabilities(Path file) throws IOException {
        ComputationGraph read = ModelSerializer.restoreComputationGraph(file.toFile());
        INDArray images = Nd4j.linspace(-1, 1, 3 * 64)
                .reshape(3, 1, 8, 8)
                .castTo(read.params().dataType());
        float[] probabilities = read.outputSingle(images).reshape(3 * 10).toFloatVector();
        read.close();
        return probabilities;
    }

    @Test
    void trainsByARecipeFirst() throws IOException {
        Path file = folder.resolve("trained.zip");
        Terminal run = nasgauge(
                "model",
                CELL,
                "--space",
                "nasbench201",
                "--out",
                file,
                "--train",
                "--set",
                "epochs=1,images=256,channels=2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("trained.zip", "test accuracy");
        assertThat(probabilities(file)).hasSize(3 * 10);
    }

    @Test
    void refusesWhatContradictsItself() throws IOException {
        Path there = Files.writeString(folder.resolve("there.zip"), "mine");
        refused("there.zip", "--out", there);
        assertThat(there).hasContent("mine");
        refused("--out FILE.zip", "--train");
        refused("--set", "--set", "epochs=1");
        refused("Did you mean 'channels'", "--scale", "chanels=8");
        refused("expected height x width x channels", "--scale", "image=8");
        assertThat(nasgauge("model", "|nothing|", "--space", "nasbench201").exitCode())
                .isEqualTo(2);
        assertThat(nasgauge("model", 15_625, "--space", "nasbench201").err()).contains("from 0 to 15624");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(there));
    }

    private static void refused(String message, Object... more) {
        Object[] all = new Object[4 + more.length];
        System.arraycopy(new Object[] {"model", CELL, "--space", "nasbench201"}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        Terminal run = nasgauge(all);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
