package org.nasgauge.importers.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.nasgauge.importers.csv.OwnTable.ACCURACY;
import static org.nasgauge.importers.csv.OwnTable.HEAD;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** What people's own files look like, and what a mapping says of them. */
class OwnFilesTest {
    @TempDir
    private Path folder;

    private OwnTable own = new OwnTable(Path.of(""));

    @BeforeEach
    void takeFolder() {
        own = new OwnTable(folder);
    }

    private void refused(String mapping, String csv, String... message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> own.table(mapping, csv))
                .satisfies(error -> assertThat(error.getMessage())
                        .contains(message)
                        .doesNotContain("Exception", "java.")
                        .endsWith("."));
    }

    private static Reading accuracy(Table table, String net, int epoch, int schedule, int seed) {
        return table.lookup(Query.of(Series.TEST_ACCURACY)
                        .at(new Fidelity(epoch, schedule))
                        .under(SeedPolicy.one(seed)))
                .reading(table.row(net));
    }

    static Stream<byte[]> oneTable() {
        String csv = "net,acc\nnét,90.5\nb,91\n";
        return Stream.of(
                csv.getBytes(UTF_8),
                ("\ufeff" + csv).getBytes(UTF_8),
                csv.getBytes(UTF_16),
                ("\ufeff" + csv).getBytes(UTF_16LE),
                csv.replace("\n", "\r\n").getBytes(UTF_8),
                csv.strip().getBytes(UTF_8),
                (csv + "\n").getBytes(UTF_8),
                (csv + "   \n\r\n,\n , \n").getBytes(UTF_8),
                ("\n" + csv.replace("\nb", "\n\n\nb")).getBytes(UTF_8),
                csv.replace("net,acc", " net , \"acc\"").getBytes(UTF_8),
                csv.replace("net,acc", "\"net\",acc ").replace("90.5", " 90.5 ").getBytes(UTF_8),
                csv.replace("nét", "\"nét\"").getBytes(UTF_8),
                csv.replace("90.5", "90.5%").getBytes(UTF_8),
                ForeignFiles.gzip(csv.getBytes(UTF_8)),
                ForeignFiles.bzip2(("\ufeff" + csv).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("oneTable")
    void theSameTableInManyHands(byte[] csv) {
        Table table = own.table(HEAD + ACCURACY, csv);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(accuracy(table, "nét", 10, 10, 0)).isEqualTo(Reading.of(90.5));
        assertThat(accuracy(table, "b", 10, 10, 0)).isEqualTo(Reading.of(91));
    }

    @Test
    void encodingsHaveTheirNames() {
        String csv = "net,acc\nnét,90.5\n";
        for (String name : new String[] {"latin-1", "windows-1252", "utf-8", "utf-16le", "utf-16be"}) {
            Charset charset = Charset.forName(name.equals("latin-1") ? "iso-8859-1" : name);
            Table table = own.table(HEAD + "encoding: " + name + "\n" + ACCURACY, csv.getBytes(charset));
            assertThat(table.architecture(0)).as(name).isEqualTo("nét");
        }
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> own.table(HEAD + ACCURACY, csv.getBytes(ISO_8859_1)))
                .withMessageContaining("mine.csv, line 2: bytes that are not utf-8. Save it in UTF-8, or say");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> own.table(HEAD + ACCURACY, csv.getBytes(UTF_16LE)))
                .withMessageContaining("'encoding: utf-16le'");
        refused(HEAD + "encoding: utf8\n" + ACCURACY, csv, "Did you mean 'utf-8'?");
    }

    static Stream<Arguments> noTexts() {
        return Stream.of(
                Arguments.of("PK\u0003\u0004", "zip archive"),
                Arguments.of("PAR1", "COPY (FROM 'file.parquet') TO 'file.csv'"),
                Arguments.of("\u00fd7zXZ\u0000", "xz -d"),
                Arguments.of("(\u00b5/\u00fd", "zstd -d"),
                Arguments.of("\u0089HDF\r\n", "HDF5"));
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void whatIsNoTextIsNamedWithTheWayToMakeItOne(String start, String message) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> own.table(HEAD + ACCURACY, (start + "rest").getBytes(ISO_8859_1)))
                .withMessageContaining("mine.csv: this is ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            ;  | ";"
            $\t$ | tab
            $\t$ | "\\t"
            :  | ":"
            """)
    void delimitersAreSaidAndAskedFor(String sign, String written) {
        String csv = "net,acc\na,90\n".replace(",", sign);
        assertThat(own.table(HEAD + "delimiter: " + written + "\n" + ACCURACY, csv)
                        .rows())
                .isEqualTo(1);
        if (!sign.equals(":")) {
            refused(
                    HEAD + ACCURACY,
                    csv,
                    "mine.yaml: no column 'net'",
                    "'delimiter: " + (sign.equals(";") ? "\";\"" : "tab"));
        }
    }

    @Test
    void columnsWithoutANameHaveTheirNumber() {
        String mapping = HEAD.replace("column: net", "column: column 2") + "header: false\n"
                + ACCURACY.replace("column: acc", "column: column 3");
        assertThat(accuracy(own.table(mapping, "0,a,90\n1,b,91\n"), "b", 10, 10, 0))
                .isEqualTo(Reading.of(91));
        String named = HEAD + ACCURACY.replace("column: acc", "column: column 1");
        assertThat(accuracy(own.table(named, ",net,net2\n90,a,1\n"), "a", 10, 10, 0))
                .isEqualTo(Reading.of(90));
        refused(HEAD + ACCURACY, "net,acc,acc\na,1,2\n", "unknown column 'acc'", "acc (column 2), acc (column 3)");
        assertThat(own.table(HEAD + ACCURACY.replace("column: acc", "column: acc (column 3)"), "net,acc,acc\na,1,52\n")
                        .rows())
                .isEqualTo(1);
        assertThat(own.table(HEAD + ACCURACY.replace("column: acc", "column: 12"), "net,12\na,52\n")
                        .rows())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            accuracy, unit: percent       | 90.5     | 90.5
            accuracy, unit: percent       | 90.5%    | 90.5
            accuracy, unit: fraction      | 0.57     | 57
            accuracy, unit: fraction      | 0.9      | 90
            accuracy, unit: per-mille     | 905      | 90.5
            cumulative-seconds, unit: minutes      | 1.5  | 90
            cumulative-seconds, unit: hours        | 0.1  | 360
            cumulative-seconds, unit: days         | 1    | 86400
            cumulative-seconds, unit: milliseconds | 1500 | 1.5
            cumulative-seconds, unit: microseconds | 1500 | 0.0015
            parameters, unit: millions    | 1.074786 | 1074786
            parameters, unit: thousands   | 1.5      | 1500
            flops, unit: billions         | 0.1      | 100000000
            energy, direction: minimize, unit: joules | 0.5 | 500
            loss, unit: nats              | 0.25     | 0.25
            error, direction: minimize, unit: percent, range: [0, 1] | 0.25 | 0.25
            error, direction: minimize, unit: percent | 140 | 140
            synflow, direction: maximize, unit: score | -1e9 | -1e9
            """)
    void unitsAreScaledToThoseOfTheTable(String metric, String cell, double value) {
        String mapping = HEAD + "columns: [{column: x, metric: " + metric + ", split: train, schedule: 1, seed: 0}]\n";
        Table table = own.table(mapping, "net,x\na," + cell + "\n");
        assertThat(table.lookup(Query.of(metric.substring(0, metric.indexOf(',')))
                                .on(Split.TRAIN))
                        .reading(0))
                .isEqualTo(Reading.of(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            accuracy, unit: percent    | 116   | '116' percent is no accuracy; expected 0 to 100
            accuracy, unit: percent    | -1    | missing: {"-1": why}
            accuracy, unit: percent    | 0.76  | are at most 1
            accuracy, unit: fraction   | 76    | which is 7600.0 percent
            accuracy, unit: fraction   | 76    | say 'unit: percent'
            accuracy, unit: fraction   | 90%   | where the unit is percent
            accuracy, unit: seconds    | 1     | percent, fraction, per-mille
            accuracy, unit: percent, direction: minimize | 1 | give the metric another name
            accuracy, unit: percent, range: [80, 95]     | 96 | expected 80 to 95, as 'range' says
            loss, unit: nats           | -0.1  | '-0.1' nats is no loss; expected 0 or more
            seconds, unit: seconds     | -1    | '-1' seconds is no seconds
            parameters, unit: count    | -1    | '-1' count is no parameters
            x, unit: score, direction: minimize | 1e999 | '1e999' score is no x; expected a finite number
            error, unit: percent, direction: minimize | 0.2 | are at most 1
            params, unit: count        | 1     | Did you mean 'parameters'?
            train-seconds, unit: seconds | 1   | Did you mean 'seconds'?
            test_acc, unit: percent    | 1     | is no name of a metric
            test-acc, unit: percent    | 1     | Did you mean 'accuracy'?
            acuracy, unit: percent     | 1     | Did you mean 'accuracy'?
            FLOPs, unit: count         | 1     | Did you mean 'flops'?
            accuracy, unit: percents   | 1     | Did you mean 'percent'?
            """)
    void whatCannotBeIsRefusedWithTheMend(String metric, String cell, String message) {
        String mapping = HEAD + "columns: [{column: x, metric: " + metric + ", split: train, schedule: 1, seed: 0}]\n";
        refused(mapping, "net,x\na," + cell + "\n", message, "mine.");
    }

    @Test
    void aRefusedCellIsNamedByLineAndColumn() {
        String mapping = HEAD + "missing: {\"-1\": did not train}\n" + ACCURACY;
        refused(mapping, "net,acc\na,90\n\n\"b\",-2\n", "mine.csv, line 4, column acc: '-2' percent");
        assertThat(accuracy(own.table(mapping, "net,acc\na,90\nb,-1\n"), "b", 10, 10, 0))
                .isEqualTo(Reading.missing("did not train"));
        refused(mapping, "net,acc\n\"a\nb\",90\nc,91,5\n", "mine.csv, line 2, column net", "a text of one line");
        refused(mapping, "net,acc\na,90\nc,91,5\n", "mine.csv, line 3: 3 cells where there are 2 columns");
        refused(mapping, "net,acc\na,90\n\"c,91\n", "mine.csv, line 3: quotation marks that do not match");
        refused(mapping, "net,acc\n", "no line is meant");
        refused(mapping, "", "the file is empty");
    }

    @Test
    void aMeanOrItsDeviationIsTaken() {
        String csv = "net,acc\na,90.5 ± 0.3\nb,91+-0.25%\nc,92 (1)\nd,93\n";
        String mean = HEAD + ACCURACY.replace("seed: 0", "seed: 0, take: mean");
        Table table = own.table(mean, csv);
        assertThat(accuracy(table, "a", 10, 10, 0)).isEqualTo(Reading.of(90.5));
        assertThat(accuracy(table, "b", 10, 10, 0)).isEqualTo(Reading.of(91));
        assertThat(accuracy(table, "d", 10, 10, 0)).isEqualTo(Reading.of(93));
        String both = HEAD + """
                columns:
                  - {column: acc, take: mean, metric: accuracy, unit: percent, split: test, schedule: 10, seed: 0}
                  - {column: acc, take: deviation, metric: spread, unit: score, direction: minimize}
                """;
        refused(both, csv.replace("%", ""), "mine.csv, line 5, column acc: '93' has no deviation");
        assertThat(own.table(both, csv.replace("d,93\n", "").replace("%", ""))
                        .lookup(Query.of("spread"))
                        .reading(1))
                .isEqualTo(Reading.of(0.25));
    }

    private static final String UNSEEDED =
            "columns: [{column: acc, metric: accuracy, unit: percent, split: test, schedule: 3}]\n";

    @Test
    void linesThatRepeatATrainingAreWhatTheMappingSays() {
        String csv = "net,acc\na,90\nb,80\na,91\na,95\n";
        refused(
                HEAD + ACCURACY,
                csv,
                "mine.csv, line 4, column acc: test accuracy of the network 'a' is there twice: here and on line 2",
                "'repeated: average'",
                "'repeated: seeds'");
        assertThat(accuracy(own.table(HEAD + "repeated: average\n" + ACCURACY, csv), "a", 10, 10, 0))
                .isEqualTo(Reading.of(92));
        Table numbered = own.table(HEAD + "repeated: seeds\n" + UNSEEDED, csv);
        assertThat(numbered.seeds()).containsExactly(0, 1, 2);
        assertThat(accuracy(numbered, "a", 3, 3, 2)).isEqualTo(Reading.of(95));
        assertThat(accuracy(numbered, "b", 3, 3, 1)).isEqualTo(Reading.missing("not in the file"));
        refused(HEAD + "repeated: seeds\n" + ACCURACY, csv, "'repeated: seeds' numbers the trainings");
        refused(HEAD + "repeated: averages\n" + ACCURACY, csv, "Did you mean 'average'?");
    }

    @Test
    void aLineMayBeASeedAndAnEpoch() {
        String csv = """
                net,seed,epoch,acc,p
                a,7,0,10,5
                a,7,1,20,5
                a,7,2,30,5
                a,9.0,0,11,5
                a,9,1,21,5
                a,9,2,31,
                b,7,0,12,6
                b,7,2,32,6
                """;
        String mapping = HEAD + """
                seed: seed
                epoch: {column: epoch, first: 0}
                columns:
                  - {column: acc, metric: accuracy, unit: percent, split: test, schedule: 3}
                  - {column: p, metric: parameters, unit: count}
                """;
        Table table = own.table(mapping, csv);
        assertThat(table.seeds()).containsExactly(7, 9);
        assertThat(accuracy(table, "a", 2, 3, 7)).isEqualTo(Reading.of(20));
        assertThat(accuracy(table, "a", 3, 3, 9)).isEqualTo(Reading.of(31));
        assertThat(accuracy(table, "b", 1, 3, 7)).isEqualTo(Reading.missing("its curve has a gap at epoch 2"));
        assertThat(table.lookup(Query.of("parameters")).reading(0)).isEqualTo(Reading.of(5));
        refused(mapping.replace("{column: epoch, first: 0}", "epoch"), csv, "line 2, column epoch", "first: 0");
        refused(
                mapping,
                csv.replace("a,9,2,31,\n", "a,9,2,31,7\n"),
                "line 7, column p",
                "another parameters than 5.0",
                "line 2");
        refused(mapping, csv.replace("a,7,1", "a,7,0"), "line 3", "is there twice: here and on line 2");
    }

    @Test
    void someEpochsMayBeColumns() {
        String mapping = HEAD + """
                columns:
                  - {column: e1, metric: accuracy, unit: percent, split: test, schedule: 9, epoch: 1, seed: 0}
                  - {column: e9, metric: accuracy, unit: percent, split: test, schedule: 9, seed: 0}
                """;
        Table table = own.table(mapping, "net,e1,e9\na,10,90\nb,11,91\n");
        assertThat(accuracy(table, "b", 1, 9, 0)).isEqualTo(Reading.of(11));
        assertThat(accuracy(table, "b", 9, 9, 0)).isEqualTo(Reading.of(91));
    }

    @Test
    void aColumnMayMeanAnotherMetricOnOtherLines() {
        String mapping = HEAD + """
                lines: [{column: use, is: yes}]
                columns:
                  - {column: v, lines: {column: what, is: acc}, metric: accuracy, unit: percent, split: test, schedule: 3, seed: 0}
                  - {column: v, lines: {column: what, is: p}, metric: parameters, unit: millions}
                """;
        Table table = own.table(mapping, "net,what,use,v\na,acc,yes,90\na,p,yes,1.5\na,acc,no,-5\n");
        assertThat(accuracy(table, "a", 3, 3, 0)).isEqualTo(Reading.of(90));
        assertThat(table.lookup(Query.of("parameters")).reading(0)).isEqualTo(Reading.of(1.5e6));
    }

    @Test
    void whatIsStillToBeDecidedIsNamed() {
        String mapping = HEAD.replace("space: my-own", "space: CHECK").replace("source: made up", "source: CHECK");
        refused(
                mapping + ACCURACY,
                "net,acc\na,90\n",
                "mine.yaml, line 2 (space): still to be decided",
                "space, source");
        refused(HEAD.replace("form", "fom") + ACCURACY, "net,acc\na,90\n", "Did you mean 'form'?");
    }

    @Test
    void aMetricMayHaveTheNameOfAFileOfTheTable() {
        StringBuilder columns = new StringBuilder("missing: {\"\": none}\ncolumns:\n");
        for (String name : new String[] {"trainings", "rows", "representatives", "x", "X", "x-missing"}) {
            columns.append("  - {column: c, metric: " + name + ", unit: score, direction: minimize}\n");
        }
        columns.append("  - {column: c, metric: accuracy, unit: percent, split: test, schedule: 2, seed: 0}\n");
        Table table = own.table(HEAD + columns, "net,c\na,5\nb,\n");
        table.verifyChecksums();
        for (String name : new String[] {"trainings", "rows", "representatives", "x", "X", "x-missing"}) {
            assertThat(table.lookup(Query.of(name)).reading(0)).as(name).isEqualTo(Reading.of(5));
            assertThat(table.lookup(Query.of(name)).reading(1)).as(name).isEqualTo(Reading.missing("none"));
        }
        assertThat(accuracy(table, "a", 2, 2, 0)).isEqualTo(Reading.of(5));
    }
}
