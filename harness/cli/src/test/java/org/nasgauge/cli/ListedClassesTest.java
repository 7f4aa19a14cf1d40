package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/** {@code table build --only}, at two channels, an epoch of one batch. */
class ListedClassesTest {
    private static final EnumerableSpace SPACE = KnownSpaces.installed().enumerable("test", "nasbench201-729");
    private static final RowIndex ROWS = RowIndex.of(SPACE);

    /** Four lines that name three classes: one is named twice, for its first edge leads nowhere. */
    private static final String LIST = """
            # chosen by hand

            |nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|nor_conv_3x3~2|
            |none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|
              |skip_connect~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|
            728
            """;

    private static final int CLASSES = 3;

    @TempDir
    private Path folder = Path.of("");

    private Path list = Path.of("");

    @BeforeEach
    void write() throws IOException {
        list = Files.writeString(folder.resolve("list.txt"), LIST);
    }

    private Terminal build(String table, Object... more) {
        List<Object> words = new ArrayList<>(List.of("table", "build", "--space", "nasbench201-729", "--quiet"));
        words.addAll(List.of("--set", "channels=2,epochs=1,images=64", "--seeds", "3,5"));
        words.addAll(List.of("--out", folder.resolve(table)));
        words.addAll(List.of(more));
        return nasgauge(words.toArray());
    }

    private Table open(String table) {
        return Catalogue.standard().open(folder.resolve(table).toString());
    }

    private List<Integer> listed() {
        return LIST.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> ROWS.row(line.equals("728") ? 728 : SPACE.indexOf(SPACE.parse(line))))
                .distinct()
                .toList();
    }

    private Path journal(String table) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder.resolve(table) + ".work"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theListedClassesAreTrainedUnderEverySeedAndTheOthersAreMissing() {
        Terminal run = build("some", "--only", list);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(listed()).hasSize(CLASSES);
        assertThat(run.out()).startsWith("6 of 6 trainings are in ");
        Table table = open("some");
        assertThat(table.rows()).isEqualTo(ROWS.rows());
        for (int row = 0; row < table.rows(); row++) {
            for (int seed = 0; seed < 2; seed++) {
                if (listed().contains(row)) {
                    assertThat(table.missingReason(row, seed)).isEmpty();
                } else {
                    assertThat(table.missingReason(row, seed)).hasValue("not trained");
                }
            }
        }
        assertThat(nasgauge("table", "describe", folder.resolve("some"), "--format", "markdown")
                        .out())
                .contains(
                        CLASSES + " listed networks of the space nasbench201-729, trained live by the trainer tape;"
                                + " what was neither listed nor trained before is missing",
                        "not trained: " + 2 * (ROWS.rows() - CLASSES));
        Terminal verified = nasgauge("table", "verify", folder.resolve("some"), "--retrain", 2 * CLASSES);
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    /** As it is when the command is killed while it writes a line; and then with a longer list, and one seed more. */
    @Test
    void itGoesOnFromTheLastWholeLineAndMayListMore() throws IOException {
        build("whole", "--only", list);
        List<String> lines = Files.readAllLines(journal("whole"));
        Path killed = Files.createDirectories(Path.of(folder.resolve("killed") + ".work"));
        String half = lines.get(3).substring(0, 40);
        Files.writeString(
                killed.resolve(journal("whole").getFileName()), String.join("\n", lines.subList(0, 3)) + "\n" + half);
        Terminal run = build("killed", "--only", list, "--threads", 1);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("killed/test-accuracy.npy"))
                .hasSameBinaryContentAs(folder.resolve("whole/test-accuracy.npy"));
        List<String> goneOn = Files.readAllLines(journal("killed"));
        assertThat(goneOn.subList(0, 3)).isEqualTo(lines.subList(0, 3));
        assertThat(goneOn).hasSameSizeAs(lines);

        Path other = Files.writeString(folder.resolve("other.txt"), "0\n");
        Terminal more = build("killed", "--only", other);
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(Files.readAllLines(journal("killed"))).startsWith(goneOn.toArray(String[]::new));
        assertThat(open("killed").missingReason(listed().get(0), 0)).isEmpty();
        assertThat(open("killed").missingReason(ROWS.row(0), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '# none\\n\\n'                                                ; : it names no architecture. Name a text file with
            7\\n\\n729\\n                                                ; , line 3: '729'
            7\\n|conv~0|+|none~0|none~1|+|none~0|none~1|none~2|\\n       ; , line 2:
            -1                                                          ; , line 1: '-1'
            07                                                          ; , line 1: '07'
            7 8                                                         ; , line 1: '7 8'
            """)
    void aLineThatIsNoArchitectureIsNamedBeforeAnythingIsTrained(String text, String message) throws IOException {
        Files.writeString(list, text.replace("\\n", "\n"));
        assertRefused(build("none", "--only", list), "nasgauge: " + list + message);
    }

    @Test
    void aFileThatIsNotThereAndARaceOfAPartAreRefused() {
        Path absent = folder.resolve("absent.txt");
        assertRefused(build("none", "--only", absent), "nasgauge: " + absent + ": there is no such file");
        assertRefused(build("none", "--only", folder), "nasgauge: " + folder + ": this is a folder");
        assertRefused(build("none", "--only", list, "--best", 0.1), "nasgauge: --best: --only lists a part");
    }

    private void assertRefused(Terminal run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith(message).hasLineCount(1);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(Path.of(folder.resolve("none") + ".work")).doesNotExist();
    }
}
