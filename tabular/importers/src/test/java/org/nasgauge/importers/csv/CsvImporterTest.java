package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportProgress;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.testkit.FormContract;

class CsvImporterTest extends ImporterContract {
    private static final String HEAD = """
            table: mine
            space: nasbench201
            dataset: cifar10
            description: A toy.
            source: made up
            licence: CC0-1.0
            """;
    private static final String COLUMNS = """
            architecture: {column: arch, form: naslib}
            missing: {"": never trained, "-1": did not compile}
            columns:
              - {column: acc, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 777}
              - {column: ms, metric: latency, unit: milliseconds, direction: minimize}
            """;

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return new CsvImporter();
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("table", "mine");
        mapping.put("space", "nasbench201");
        List.of("dataset", "description", "source", "licence").forEach(key -> mapping.put(key, "made up"));
        mapping.put("delimiter", ",");
        mapping.put("encoding", "utf-8");
        mapping.put("header", true);
        mapping.put("numbers", Map.of("decimal", ".", "thousands", " "));
        mapping.put("lines", List.of(Map.of("column", "use", "is", "yes")));
        mapping.put("seed", "seed");
        mapping.put("epoch", Map.of("column", "epoch", "first", 0));
        mapping.put("repeated", "average");
        mapping.put("architecture", Map.of("column", "arch", "form", "naslib"));
        mapping.put("missing", Map.of("", "never trained"));
        Map<String, Object> accuracy = new LinkedHashMap<>(Map.of("column", "acc", "metric", "accuracy"));
        accuracy.putAll(Map.of("unit", "percent", "direction", "maximize", "split", "test", "schedule", 2));
        accuracy.putAll(Map.of("images", 10_000, "range", List.of(0, 100), "take", "mean"));
        mapping.put(
                "columns",
                List.of(
                        accuracy,
                        Map.of("column", "ms", "metric", "latency", "unit", "milliseconds", "direction", "minimize")));
        List<List<Object>> lines = List.of(
                List.of("arch", "seed", "epoch", "use", "acc", "ms"),
                List.of(cell(0), 777, 0, "yes", "91.5 ± 0.5", 0.5),
                List.of(cell(0), 777, 1, "yes", "92.25", "1 000"),
                List.of(cell(0), 777, 1, "no", "x", "x"),
                List.of(cell(1), 888, 1, "yes", "", 2.5));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("mine.yaml", mapping);
        files.put("mine.csv", lines);
        return files;
    }

    private static String cell(int index) {
        EnumerableSpace space = Imports.SPACES.enumerable("test", "nasbench201");
        return Notations.naslib(space).write(space.at(index));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        if (file.endsWith(".yaml")) {
            return ForeignFiles.json(content);
        }
        List<?> lines = content instanceof List<?> list ? list : List.of(content);
        return lines.stream()
                .map(line -> (line instanceof List<?> list ? list : List.of(line))
                        .stream()
                                .map(cell -> '"' + String.valueOf(cell).replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected List<Path> named(Path written) {
        return List.of(written.resolve("mine.yaml"), written.resolve("mine.csv"));
    }

    @Override
    protected boolean isDetected() {
        return false;
    }

    private static final String LISTED = """
            architecture: {column: arch, form: text}
            columns:
              - {column: acc, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 5, seed: 1}
            """;

    @Test
    void listsArchitecturesOfSpacesThatAreNotInstalled() throws IOException {
        Table table = run(HEAD.replace("nasbench201", "my-own") + LISTED, "arch,acc\nnet-a,91.5\n\"net,b\",\n");

        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(5)).under(SeedPolicy.one(1));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.lookup(test).reading(table.row("net-a"))).isEqualTo(Reading.of(91.5));
        assertThat(table.lookup(test).reading(table.row("net,b"))).isEqualTo(Reading.missing("not in the file"));
        assertThatThrownBy(() -> table.row("net-c")).isInstanceOf(UserError.class);
    }

    @Test
    void listsArchitecturesOfSpacesThatAreNotNumbered() throws IOException {
        String cell = "((0, 3), (1, 2), (0, 1), (2, 0), (0, 4), (3, 5), (1, 6), (4, 2))";
        String swapped = cell.replace("(0, 3), (1, 2), ", "(1, 2), (0, 3), ");
        Table table = run(
                HEAD.replace("nasbench201", "darts") + LISTED.replace("text", "official"),
                "arch,acc\n\"(" + cell + ", " + cell + ")\",91.5\n");

        assertThat(table.row("(" + swapped + ", " + cell + ")")).isZero();
    }

    @Test
    void asksForTheFormTextWhereTheSpaceIsNotKnown() {
        assertThatThrownBy(() -> run(HEAD.replace("nasbench201", "nasbench2O1") + COLUMNS, "arch,acc,ms\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Did you mean 'nasbench201'?");
    }

    @Test
    void readsColumnsAsTheMappingSays() throws IOException {
        Table table = run(HEAD + COLUMNS, """
                arch,acc,ms
                "(4, 3, 3, 0, 0, 0)",91.5,-1
                "(2, 2, 0, 4, 2, 0)",,2.5
                """);

        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(200)).under(SeedPolicy.one(777));
        assertThat(table.lookup(test).reading(0)).isEqualTo(Reading.of(91.5));
        assertThat(table.lookup(test).reading(1)).isEqualTo(Reading.missing("never trained"));
        assertThat(table.lookup(Query.of("latency")).reading(0)).isEqualTo(Reading.missing("did not compile"));
        assertThat(table.lookup(Query.of("latency")).reading(1)).isEqualTo(Reading.of(2.5));
        assertThat(table.lookup(Query.of("latency")).reading(2)).isEqualTo(Reading.missing("not in the file"));
        assertThat(table.manifest().sources()).hasSize(2);
    }

    @Test
    void readsOnlyTheLinesThatAreMeant() throws IOException {
        Table table = run(HEAD + """
                lines: {column: kind, is: cell}
                architecture: {column: arch, form: naslib}
                columns:
                  - {column: ms, metric: latency, unit: milliseconds, direction: minimize}
                """, """
                kind,arch,ms
                cell,"(4, 3, 3, 0, 0, 0)",2.5
                network,"(9, 9)",never
                """);

        assertThat(table.lookup(Query.of("latency")).reading(0)).isEqualTo(Reading.of(2.5));
        assertThat(table.lookup(Query.of("latency")).reading(1)).isEqualTo(Reading.missing("not in the file"));
    }

    @Test
    void readsALineForEachSeedAndAColumnForEachDecision() throws IOException {
        Table table = run(HEAD + """
                seed: seed
                architecture: {decisions: [a, b, c, d, e, f]}
                missing: {"": did not compile}
                columns:
                  - {column: acc, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 12}
                  - {column: p, metric: parameters, unit: count, direction: minimize}
                  - {column: ms, metric: latency, unit: milliseconds, direction: minimize}
                """, """
                a,b,c,d,e,f,seed,acc,p,ms
                none,none,none,none,none,skip_connect,5,10.5,7,
                none,none,none,none,none,skip_connect,3,11.5,7,
                """);

        assertThat(table.seeds()).containsExactly(3, 5);
        int row = table.row(table.space().parse("|none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|"));
        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(12));
        assertThat(table.lookup(test.under(SeedPolicy.one(5))).value(row)).isEqualTo(10.5);
        assertThat(table.lookup(test.under(SeedPolicy.mean())).value(row)).isEqualTo(11);
        assertThat(table.lookup(Query.of("parameters")).value(row)).isEqualTo(7);
        assertThat(table.lookup(Query.of("latency")).reading(row)).isEqualTo(Reading.missing("did not compile"));
    }

    @Test
    void readsAnArchitectureThatIsSpreadOverColumns() throws IOException {
        Table table = run(HEAD.replace("nasbench201", "nasbench101") + """
                architecture: {columns: [matrix, labels], joint: ":", form: labels}
                columns:
                  - {column: p, metric: parameters, unit: count, direction: minimize}
                """, "matrix,labels,p\n010001000,2,7\n");

        int row = table.row(table.space().parse("010001000:input,maxpool3x3,output"));
        assertThat(table.lookup(Query.of("parameters")).value(row)).isEqualTo(7);
    }

    @Test
    void keepsSharesOfImagesExactly() throws IOException {
        Table table = run(HEAD + """
                architecture: {column: arch, form: naslib}
                columns:
                  - {column: acc, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 1, images: 10000}
                """, "arch,acc\n\"(4, 3, 3, 0, 0, 0)\",85.62\n");

        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(200)).under(SeedPolicy.one(1));
        assertThat(table.lookup(test).reading(0)).isEqualTo(Reading.of(85.62));
    }

    @Test
    void suggestsTheFormThatWasMeant() {
        assertThatThrownBy(() -> run(HEAD + COLUMNS.replace("form: naslib", "form: nasslib"), "arch,acc,ms\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.yaml architecture")
                .hasMessageContaining("'naslib'");
    }

    @Test
    void saysWhichLineAndColumnHoldNoNumber() {
        assertThatThrownBy(() -> run(HEAD + COLUMNS, "arch,acc,ms\n\"(4, 3, 3, 0, 0, 0)\",n/a,1\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.csv, line 2, column acc: 'n/a' is no number, and not declared missing");
    }

    @Test
    void suggestsTheColumnThatWasMeant() {
        assertThatThrownBy(() -> run(HEAD + COLUMNS, "arch,acc,msec\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown column 'ms'");
    }

    @Test
    void refusesKeysThatItDoesNotKnow() {
        assertThatThrownBy(() -> run(HEAD + "sead: 3\n" + COLUMNS, "arch,acc,ms\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'sead'")
                .hasMessageContaining("'seed'");
    }

    @Test
    void refusesAnArchitectureThatComesTwice() {
        String line = "\"(4, 3, 3, 0, 0, 0)\",91.5,1\n";
        assertThatThrownBy(() -> run(HEAD + COLUMNS, "arch,acc,ms\n" + line + line))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "mine.csv, line 3, column acc: test accuracy of the network '(4, 3, 3, 0, 0, 0)' is there twice: here and on"
                                + " line 2. Say in the mapping what such lines are: 'repeated: average'");
    }

    @Test
    void keepsTheGrammarWhoseDerivationsTheFileNames() throws IOException {
        Grammar rules = Grammar.of(
                "pairs",
                "PAIR",
                Map.of("PAIR", List.of(List.of("OP", "OP")), "OP", List.of(List.of("conv"), List.of("skip"))),
                OptionalInt.empty());
        GrammarSpace space = GrammarSpace.of(rules);
        String mapping = HEAD.replace("nasbench201", "pairs") + LISTED.replace("text", "official");
        String csv = "arch,acc\n(PAIR (OP conv) (OP skip)),91.5\n(PAIR (OP skip) (OP skip)),90\n";
        List<Path> written = run(mapping, csv, Imports.SPACES.and("test", space));
        Table table = Table.open(written.get(0), KnownSpaces.of());

        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(5)).under(SeedPolicy.one(1));
        assertThat(table.space().size()).isEqualTo(4);
        assertThat(table.manifest().grammar()).contains(rules);
        assertThat(table.lookup(test).reading(table.row("(PAIR (OP conv) (OP skip))")))
                .isEqualTo(Reading.of(91.5));
        assertThat(table.lookup(test).reading(table.row("(PAIR (OP conv) (OP conv))")))
                .isEqualTo(Reading.missing("not in the file"));
        assertThatThrownBy(() -> run(mapping, csv.replace("PAIR (OP conv)", "PAIR (OP pool)")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unknown search space 'pairs'");
        assertThatThrownBy(() -> run(mapping, csv.replace("(OP conv)", "(OP pool)"), Imports.SPACES.and("test", space)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.csv, line 2, column arch: '(PAIR (OP pool)");
    }

    @Test
    void guessesAMappingThatNeedsOnlyTheGapsFilled() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("mine.csv"),
                "arch_str,test_acc_e12,raspi4_latency\n|none~0|+|none~0|none~1|" + "+|none~0|none~1|none~2|,10,0.5\n");
        String guess = GuessedMapping.of(csv);
        assertThat(guess).contains("split: test").contains("schedule: 12 ").contains("unit: milliseconds");

        Table table = run(
                guess.replace("space: CHECK", "space: nasbench201").replace(": CHECK\n", ": made up\n"),
                Files.readString(csv));

        assertThat(table.lookup(Query.of("raspi4-latency")).metric().unit().symbol())
                .isEqualTo("ms");
    }

    private Table run(String mapping, String csv) throws IOException {
        return Table.open(run(mapping, csv, Imports.SPACES).get(0), Imports.SPACES);
    }

    private List<Path> run(String mapping, String csv, KnownSpaces spaces) throws IOException {
        Path table = Files.writeString(folder.resolve("mine.csv"), csv);
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), mapping);
        ImportRequest request = new ImportRequest(List.of(table, yaml), spaces, ImportProgress.SILENT);
        return Importers.run(new CsvImporter(), request, folder.resolve("tables"), false);
    }

    @Nested
    class MappingAsForm extends FormContract {
        @Override
        protected String whole() {
            return HEAD + COLUMNS;
        }

        @Override
        protected String neededKey() {
            return "dataset";
        }

        @Override
        protected Object read(Path file) {
            return CsvMapping.read(file);
        }
    }
}
