package org.nasgauge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Series;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.TrainerContract;
import org.nasgauge.training.data.FashionMnist;

/** The backend of plain Java loops: one set of bits, whatever runs them, and no native library. */
class PortableTrainingTest extends TrainerContract {
    private static final CellSpace SPACE = CellSpace.nasbench201();
    private static final String CONVOLUTION = "|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|";
    private static final String MIXED =
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";
    private static final Map<String, Object> SHORT =
            Map.of("backend", "java", "epochs", 2, "images", 640, "tested", "each-epoch");
    private static final Map<String, Object> TINY = Map.of(
            "backend",
            "java",
            "epochs",
            1,
            "images",
            64,
            "resolution",
            4,
            "channels",
            4,
            "reduction",
            "published",
            "tested",
            "each-epoch");

    /** The same wherever this runs. They change only with what the backend computes, and tables made by it with them. */
    private static final String BITS = "a82843be46b3e17a";

    private static final String BITS_OF_TINY = "242855908c201145";

    private static Trainer trainer(Map<String, Object> settings) {
        return new TapeTrainerProvider()
                .open(
                        "test",
                        SPACE,
                        Settings.read("test", Recipe.STANDARD, settings),
                        TapeTrainerTest.small(new FashionMnist().load()));
    }

    @Override
    protected Trainer trainer() {
        return trainer(SHORT);
    }

    @Override
    protected List<String> architectures() {
        return List.of(CONVOLUTION, MIXED);
    }

    /** Of every bit of a curve but the seconds. */
    private static String bits(Map<String, Object> settings) {
        LearningCurve curve = trainer(settings).train(SPACE.parse(MIXED), 0);
        ByteBuffer bytes = ByteBuffer.allocate(6 * Double.BYTES * curve.epochs());
        for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
            for (Series series : List.of(
                    Series.TRAIN_LOSS,
                    Series.TRAIN_ACCURACY,
                    Series.VALIDATION_LOSS,
                    Series.VALIDATION_ACCURACY,
                    Series.TEST_LOSS,
                    Series.TEST_ACCURACY)) {
                bytes.putDouble(curve.at(series, epoch));
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What another Java virtual machine prints: the bits of both trainings, or of the tiny one. */
    static final class Another {
        private Another() {}

        public static void main(String[] args) {
            System.out.println("bits " + bits(args[0].equals("tiny") ? TINY : SHORT));
        }
    }

    @Test
    void trainingsAtOnceHaveTheBitsThatAllHave() {
        Stream.of(SHORT, SHORT, TINY)
                .map(settings -> CompletableFuture.supplyAsync(() -> bits(settings)))
                .toList()
                .forEach(bits -> assertThat(bits.join()).isIn(BITS, BITS_OF_TINY));
        assertThat(bits(TINY)).isEqualTo(BITS_OF_TINY);
    }

    /** With no more than AVX2; interpreted; by the first compiler alone, which uses no vectors. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-Xint tiny", "-XX:TieredStopAtLevel=1 tiny"})
    void everyMachineHasTheSameBits(String how) throws IOException, InterruptedException {
        boolean tiny = how.endsWith(" tiny");
        String option = how.replace(" tiny", "");
        List<String> printed = another(tiny ? "tiny" : "short", "-XX:+IgnoreUnrecognizedVMOptions", option);
        assertThat(printed).contains("bits " + (tiny ? BITS_OF_TINY : BITS));
    }

    @Test
    void loadsNoNativeLibrary() throws IOException, InterruptedException {
        List<String> loaded = another("tiny", "-Xlog:class+load");
        assertThat(loaded)
                .anyMatch(line -> line.contains("org.nasgauge.tape.java.Convolution "))
                .noneMatch(line -> line.contains("org.nd4j.") || line.contains("org.bytedeco."));
    }

    private static List<String> another(String which, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), Another.class.getName(), which));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** That of this test, whoever runs it. */
    private static String classPath() {
        String path = System.getProperty("java.class.path");
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            return String.join(
                    File.pathSeparator,
                    Stream.concat(Stream.of(loader.getURLs()).map(URL::getPath), Stream.of(path))
                            .toList());
        }
        return path;
    }

    /** Nothing of the machine is in it, so that a table that it made is checked to the bit on all. */
    @Test
    void recipeAndEnvironmentSayThatItIsPortable() {
        assertThat(trainer().recipe()).containsEntry("backend", "java");
        assertThat(trainer().environment()).containsOnlyKeys("arithmetic");
    }

    @Test
    void graphsHaveNoSuchBackend() {
        assertThatThrownBy(() -> new GraphTrainerProvider().open("here", SPACE, Map.of("backend", "java")))
                .hasMessageContaining("here: backend: java is not one of the trainer dl4j");
    }
}
