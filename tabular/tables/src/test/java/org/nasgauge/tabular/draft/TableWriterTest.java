package org.nasgauge.tabular.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Encoding;

class TableWriterTest {
    @TempDir
    Path parent;

    @Test
    void theSameDraftGivesTheSameBytes() throws IOException {
        Path one = ToyTable.write(parent.resolve("one"));
        Path other = ToyTable.write(parent.resolve("other"));
        try (Stream<Path> files = Files.list(one)) {
            assertThat(files.toList())
                    .hasSize(10)
                    .allSatisfy(file ->
                            assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
    }

    @Test
    void whatStandsThereIsReplacedOnlyWhenThatIsAllowed() throws IOException {
        Path folder = ToyTable.write(parent.resolve("toy"));
        Files.writeString(folder.resolve("README.md"), "mine");
        assertThatThrownBy(() -> TableWriter.write(ToyTable.draft(), folder, false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("stands there already");
        assertThat(folder.resolve("README.md")).hasContent("mine");
        TableWriter.write(ToyTable.draft(), folder, true);
        assertThat(folder.resolve("README.md")).doesNotExist();
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    void aFolderThatIsNoTableIsNeverReplaced() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("photos"));
        Files.writeString(folder.resolve("cat.txt"), "cat");
        assertThatThrownBy(() -> TableWriter.write(ToyTable.draft(), folder, true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no table");
        assertThat(folder.resolve("cat.txt")).hasContent("cat");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> ToyTable.write(file.resolve("toy")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aValueThatTheEncodingCannotHoldIsRefused() {
        DraftColumn counts = ToyTable.draft().add(Series.TRAIN_ACCURACY, Column.Shape.CURVE, 3, Encoding.percentOf(60));
        assertThatThrownBy(() -> counts.set(0, 0, 1, -5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counts.set(0, 0, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numpyOpensEveryFileAndReadsTheSameNumbers() throws IOException, InterruptedException {
        assumeTrue(python("import numpy").exit() == 0, "skipped: python3 with numpy is not installed");
        Path folder = ToyTable.write(parent.resolve("toy"));
        Python answer = python("""
                import json, sys, numpy
                folder = sys.argv[1]
                table = json.load(open(folder + '/table.json'))
                for c in table['columns']:
                    a = numpy.load(folder + '/' + c['file'], mmap_mode='r')
                    v = a * c['multiplier'] / c['divisor'] + c['offset']
                    print(c['file'], a.dtype.str, a.shape, repr(float(v.reshape(10, -1)[4, -1])))
                """, folder.toString());
        assertThat(answer.output()).isEqualTo("""
                        validation-accuracy.npy <u2 (10, 2, 3) 35.0
                        test-accuracy.npy <u2 (10, 2, 3) 65.0
                        validation-loss.npy <f4 (10, 2, 3) 0.04545454680919647
                        train-seconds.npy <f4 (10, 2, 3) 5.25
                        parameters.npy <i4 (10,) 1004.0
                        flops.npy <i8 (10,) 5000000004.0
                        """);
    }

    private record Python(int exit, String output) {}

    private static Python python(String code, String... arguments) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("python3", "-c", code), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Python(process.waitFor(), output);
        } catch (IOException e) {
            return new Python(127, String.valueOf(e.getMessage()));
        }
    }
}
