package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class GuessedMappingTest {
    private static final int FILES = Integer.getInteger("nasgauge.mutations", 10_000) / 20;

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "arch",
            "arch_str",
            "Net",
            "model name",
            "genotype",
            "acc",
            "val_acc",
            "test-acc",
            "Top1 Accuracy (%)",
            "top1_err",
            "top5",
            "valid_0",
            "valid_1",
            "test_1",
            "test_acc_e12",
            "test_acc_e200",
            "acc_seed3",
            "acc_s4",
            "loss",
            "train_loss",
            "val_loss_12",
            "nll",
            "params",
            "#params (M)",
            "Params",
            "flops",
            "GFLOPs",
            "MACs",
            "time",
            "train_time",
            "test_time",
            "Training time [h]",
            "seconds",
            "latency",
            "latency_ms",
            "energy (mJ)",
            "seed",
            "run",
            "epoch",
            "epochs",
            "index",
            "12",
            "13",
            "synflow",
            "é",
            "名前",
            "a\"b",
            "a'b",
            "a: b",
            "# x",
            "- y",
            "x".repeat(150),
            "metric",
            "space",
            "CHECK",
            "null",
            "true",
            "acc",
            "acc");

    private static final List<Function<SeededRandom, String>> CELLS = List.of(
            random -> "net-" + random.nextInt(1_000_000),
            random -> Double.toString(random.nextInt(10_000) / 100.0),
            random -> Double.toString(random.nextInt(1000) / 1000.0),
            random -> Integer.toString(random.nextInt(5)),
            random -> Integer.toString(random.nextInt(2_000_000)),
            random -> Integer.toString(random.nextInt(300) - 150),
            random -> random.nextInt(4) == 0 ? "-1" : Integer.toString(random.nextInt(100)),
            random -> random.nextInt(3) == 0 ? "nan" : random.nextInt(9000) / 100.0 + "",
            random -> random.nextInt(3) == 0 ? "" : random.nextInt(9000) / 100.0 + "",
            random -> random.nextInt(9000) / 100.0 + " ± 0." + random.nextInt(9),
            random -> random.nextInt(9000) / 100.0 + "%",
            random -> random.nextInt(90) + "," + random.nextInt(100),
            random -> "1." + (100 + random.nextInt(900)) + "," + random.nextInt(9),
            random -> random.nextDouble() * 1e-9 + "",
            random -> "1e999",
            random -> "say \"x, y\"; |z|",
            random -> "");

    @TempDir
    private Path folder;

    private String guess(String csv) throws IOException {
        return guess(csv.getBytes(StandardCharsets.UTF_8));
    }

    private String guess(byte[] csv) throws IOException {
        return GuessedMapping.of(Files.write(folder.resolve("guessed.csv"), csv));
    }

    private static String decided(String guess) {
        return guess.replace(": CHECK\n", ": decided\n").replaceFirst("form: (official|index) .*", "form: text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            arch;acc/a;90                            | delimiter: ";"
            arch;acc/a;90,5                          | numbers: {decimal: ","}
            arch;acc;p/a;90,5;1.014,5                | numbers: {decimal: ",", thousands: "."}
            ,arch,acc/0,a,90/1,b,91                  | left out: "column 1", which numbers the lines
            a,90.5/b,91.5                            | header: false
            arch,top1_err/a,9.5                      | metric: error   # CHECK
            arch,top1_err/a,9.5                      | direction: minimize   # CHECK
            arch,acc/a,0.9/b,0.8                     | unit: fraction   # CHECK
            arch,acc/a,90                            | unit: percent   # CHECK
            arch,train_time/a,90                     | metric: cumulative-seconds   # CHECK
            arch,time (h)/a,1.5                      | unit: seconds   # CHECK
            arch,time_hours/a,1.5                    | unit: hours   # CHECK
            arch,test_time/a,90                      | unit: seconds   # CHECK
            arch,seed,acc/a,1,90/a,2,91              | seed: "seed"   # CHECK
            arch,epoch,acc/a,0,90/a,1,91             | epoch: {column: "epoch", first: 0}   # CHECK
            arch,epoch,acc/a,1,90/a,2,91             | schedule: 2   # CHECK
            arch,epochs,acc/a,36,90/b,36,91          | schedule: 36   # CHECK
            arch,acc/a,90/a,91                       | repeated: seeds   # CHECK: or average
            arch,seed,acc/a,1,90/a,1,91              | repeated: average   # CHECK
            arch,params/a,1.074                      | unit: millions   # CHECK
            arch,params/a,1074786                    | unit: count   # CHECK
            arch,p/a,nan/b,5                         | "nan": "'nan' in the file"   # CHECK
            arch,params/a,-1/b,5                     | "-1": "'-1' in the file"   # CHECK
            arch,acc/a,90 ± 1                        | take: mean   # CHECK
            arch,acc_e1,acc_e9/a,10,90               | epoch: 1   # CHECK
            arch,valid_0,valid_1/a,10.5,90           | seed: 1   # CHECK
            arch,note,acc/a,x,10                     | left out: "note", whose cells are no numbers
            12,acc/0,10/7,20                         | form: index   # CHECK
            """)
    void whatTheFileShowsIsSeen(String csv, String line) throws IOException {
        String guess = guess(csv.replace('/', '\n') + "\n");
        assertThat(guess).contains(line);
        assertThatCode(() -> new OwnTable(folder).table(decided(guess), csv.replace('/', '\n') + "\n"))
                .as(guess)
                .doesNotThrowAnyException();
    }

    @Test
    void marksAndEncodingsAreSeen() throws IOException {
        assertThat(guess("\ufeffarch,acc\na,90\n")).contains("column: \"arch\"").doesNotContain("encoding");
        assertThat(guess("arch,acc\né,90\n".getBytes(Charset.forName("windows-1252"))))
                .contains("encoding: windows-1252   # CHECK");
        assertThat(guess("arch,acc\né,90\n".getBytes(StandardCharsets.UTF_16LE)))
                .contains("encoding: utf-16le   # CHECK");
    }

    /** What is not in the file is marked, and so is everything that is taken from its names. */
    @Test
    void everyGuessIsMarked() throws IOException {
        String guess = guess("arch;seed;epoch;acc;loss;x\na;1;1;90,5;1,5;\n");
        assertThat(guess.lines())
                .filteredOn(line ->
                        line.matches(" *(metric|unit|direction|split|schedule|seed|epoch|delimiter|numbers):.*"))
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.contains("# CHECK"));
    }

    /** Random headers over random cells: what is guessed is read, or the message says which cell is to be decided. */
    @Test
    void whatIsGuessedIsRead() throws IOException {
        SeededRandom random = SeedTree.root(11).child("guesses").generator();
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] csv = csv(random);
            String guess = guess(csv);
            try {
                assertThat(new OwnTable(folder).read(decided(guess), csv)).hasSize(1);
                read++;
            } catch (UserError refused) {
                assertThat(refused.getMessage())
                        .as("%s\n%s", new String(csv, StandardCharsets.UTF_8), guess)
                        .matches(
                                "(?s).*(mine.csv, line \\d+, column|no column of numbers|\\(columns\\): expected a list).*")
                        .endsWith(".");
            }
        }
        assertThat(read).as("read of %d", FILES).isGreaterThan(FILES * 7 / 10);
    }

    private static byte[] csv(SeededRandom random) {
        String delimiter = random.choose(List.of(",", ",", ";", "\t", "|"));
        int width = 1 + random.nextInt(7);
        List<Function<SeededRandom, String>> kinds = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            kinds.add(random.choose(CELLS));
            header.add(random.choose(NAMES));
        }
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "");
        line(text, header, delimiter);
        for (int line = 1 + random.nextInt(6); line > 0; line--) {
            line(text, kinds.stream().map(kind -> kind.apply(random)).toList(), delimiter);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<String> cells, String delimiter) {
        text.append(String.join(
                        delimiter,
                        cells.stream()
                                .map(cell -> cell.contains(delimiter) || cell.contains("\"")
                                        ? '"' + cell.replace("\"", "\"\"") + '"'
                                        : cell)
                                .toList()))
                .append('\n');
    }
}
