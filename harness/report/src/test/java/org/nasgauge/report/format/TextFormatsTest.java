package org.nasgauge.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;

class TextFormatsTest {
    @Test
    void text_is_aligned_and_says_why_a_value_is_missing() {
        assertThat(Format.TEXT.write(Examples.document())).isEqualTo("""
                Title of R&D <b>_50 %_</b>, "a|b" \\ {x} $
                =========================================

                Name     R&D <b>_50 %_</b>, "a|b" \\ {x} $
                Optimum  -1.23

                Results
                -------

                Some words.

                Scores.

                                                            Regret,
                Name                              Runs  mean ± s.e.     Interval         p
                --------------------------------------------------------------------------
                R&D <b>_50 %_</b>, "a|b" \\ {x} $   100  0.33 ± 0.12  [-0.5, 1.5]    0.0457
                oracle (a)                           1         0.00      n/a (b)  < 0.0001
                 (a) sees the truth
                 (b) a single run

                Definitions
                -----------

                Regret: A shortfall.
                """);
    }

    @Test
    void columns_that_find_no_room_stand_below_with_the_first_one_repeated() throws Exception {
        List<Column> columns = IntStream.range(0, 12)
                .mapToObj(i -> new Column("k" + i, "Column " + i, i == 0 ? Column.Kind.TEXT : Column.Kind.MEAN))
                .toList();
        List<Cell> cells = IntStream.range(0, 12)
                .<Cell>mapToObj(
                        i -> i == 0 ? new Cell.Text("name") : new Cell.Mean(i + 0.5, OptionalDouble.of(0.25), 3))
                .toList();
        Table table = new Table("wide", "Wide.", columns, List.of(new Table.Row(Table.Weight.NORMAL, cells)));
        String text = Format.TEXT.write(new Document("t", List.of(new Section("s", "", List.of(table)))));
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text.lines().filter(line -> line.startsWith("name"))).hasSize(2);
        assertThat(text).contains("11.500 ± 0.250");
    }

    @Test
    void a_long_name_is_broken_where_that_keeps_the_table_together() {
        List<Column> columns = IntStream.range(0, 9)
                .mapToObj(i -> new Column("k" + i, "C" + i, i == 0 ? Column.Kind.TEXT : Column.Kind.NUMBER))
                .toList();
        List<Cell> cells = IntStream.range(0, 9)
                .<Cell>mapToObj(i -> i == 0 ? new Cell.Text("regularized evolution (100, 25)") : new Cell.Real(10, 4))
                .toList();
        Table table = new Table("wide", "Wide.", columns, List.of(new Table.Row(Table.Weight.NORMAL, cells)));
        String text = Format.TEXT.write(new Document("t", List.of(new Section("s", "", List.of(table)))));
        assertThat(text).endsWith("\nregularized evolution" + "  10.0000".repeat(8) + "\n  (100, 25)\n");
    }

    /** What stands as it is, and what is written once for many rows, is what Commons CSV makes of each value. */
    @Test
    void csv_is_what_the_library_makes_of_each_value() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        String alphabet = "a7|~ ,\"#\n=-+\u00e9";
        List<List<String>> rows = Stream.generate(() -> Stream.generate(
                                () -> random.ints(random.nextInt(4), 0, alphabet.length())
                                        .mapToObj(at -> alphabet.substring(at, at + 1))
                                        .collect(Collectors.joining()))
                        .limit(3)
                        .toList())
                .limit(500)
                .toList();
        StringBuilder expected = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                expected, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord("x", "y", "z");
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(value -> {
                    boolean formula = value.stripLeading().matches("(?s)[=+-].*") && !value.matches("[+-]?7+");
                    return formula ? "'" + value : value;
                }));
            }
        }
        StringBuilder csv = new StringBuilder();
        CsvRenderer.print(new PlainTable("t", List.of("x", "y", "z"), rows), csv);
        assertThat(csv).hasToString(expected.toString());
    }

    @Test
    void csv_reads_back_with_all_digits_and_one_value_a_column() throws Exception {
        StringBuilder csv = new StringBuilder();
        CsvRenderer.print(PlainTable.ofSections(Examples.document()).get(1), csv);
        List<CSVRecord> records = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.toString()))
                .getRecords();
        assertThat(records.get(0).getParser().getHeaderNames())
                .containsExactly(
                        "name",
                        "runs",
                        "regret_mean",
                        "regret_standard_error",
                        "interval_lower",
                        "interval_upper",
                        "p",
                        "notes");
        assertThat(records.get(0).get("name")).isEqualTo(Examples.HOSTILE);
        assertThat(Double.parseDouble(records.get(0).get("regret_mean"))).isEqualTo(1.0 / 3);
        assertThat(records.get(1).get("regret_standard_error")).isEmpty();
        assertThat(records.get(1).get("interval_lower")).isEmpty();
        assertThat(records.get(1).get("notes")).isEqualTo("name: sees the truth; interval: a single run");
    }

    @Test
    void csv_names_each_table_of_a_stream_and_holds_the_data_of_figures() {
        assertThat(Format.CSV.write(Examples.document()))
                .startsWith("# facts\nkey,value\n")
                .contains("\n\n# scores\nname,runs,")
                .contains("\n\n# curves\nlabel,evaluations,regret,regret_lower,regret_upper\n")
                .contains(",1,0.1,0,0.2\n");
    }

    @Test
    void json_holds_every_value_under_its_name() throws Exception {
        JsonNode json = new ObjectMapper().readTree(Format.JSON.write(Examples.document()));
        assertThat(json.at("/facts/name").textValue()).isEqualTo(Examples.HOSTILE);
        assertThat(json.at("/scores/0/regret_mean").doubleValue()).isEqualTo(1.0 / 3);
        assertThat(json.at("/scores/1/interval_lower/missing").textValue()).isEqualTo("a single run");
        assertThat(json.at("/scores/1/name_note").textValue()).isEqualTo("sees the truth");
        assertThat(json.at("/curve/0/regret_upper/0").doubleValue()).isEqualTo(0.2);
    }

    @Test
    void markdown_keeps_names_out_of_its_syntax() {
        assertThat(Format.MARKDOWN.write(Examples.document()))
                .contains(
                        "\n| Name | Runs | Regret, mean ± s.e. | Interval | p |\n| --- | ---: | ---: | ---: | ---: |\n")
                .contains("| **R\\&D \\<b\\>\\_50 %\\_\\</b\\>, \"a\\|b\" \\\\ {x} \\$** | **100** | **0.33 ± 0.12** |"
                        + " **\\[−0.5, 1.5\\]** | **0.0457** |")
                .contains("| *oracle*<sup>a</sup> | *1* | *0.00* | *n/a*<sup>b</sup> | *\\< 0.0001* |")
                .contains("<sup>a</sup> sees the truth; <sup>b</sup> a single run")
                .doesNotContain("![");
    }

    @Test
    void latex_keeps_names_out_of_its_syntax() {
        String tex = Format.LATEX.write(Examples.document());
        assertThat(tex)
                .contains("\\begin{tabular}{@{}lrrrr@{}}\n\\toprule\nName & Runs & Regret, mean $\\pm$ s.e. &")
                .contains(
                        "{\\boldmath\\bfseries R\\&D \\textless{}b\\textgreater{}\\_50 \\%\\_\\textless{}/b\\textgreater{},"
                                + " \\textquotedbl{}a\\textbar{}b\\textquotedbl{} \\textbackslash{} \\{x\\} \\$} &")
                .contains("[$-$0.5, 1.5]")
                .contains("\\textsuperscript{b} a single run")
                .contains("\\begin{tikzpicture}");
        assertThat(tex.split("\\\\begin\\{", -1)).hasSameSizeAs(tex.split("\\\\end\\{", -1));
    }

    @Test
    void footnotes_are_lettered_beyond_z() {
        List<Table.Row> rows = IntStream.range(0, 28)
                .mapToObj(i -> Table.Row.of(new Cell.Missing("reason " + i)))
                .toList();
        Table table = new Table("t", "T.", List.of(new Column("k", "K", Column.Kind.NUMBER)), rows);
        assertThat(Footnotes.of(table).all()).element(27).isEqualTo(new Footnotes.Footnote("ab", "reason 27"));
    }
}
