package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.importers.ImportProgress;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.tabular.table.Query;
import org.nasgauge.tabular.table.Table;

class CsvImporterTest {
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
    void readsALineForEachSeedAndAColumnForEachDecision() throws IOException {
        Table table = run(HEAD + """
                seed: seed
                architecture: {decisions: [a, b, c, d, e, f]}
                columns:
                  - {column: acc, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 12}
                  - {column: p, metric: parameters, unit: count, direction: minimize}
                """, """
                a,b,c,d,e,f,seed,acc,p
                none,none,none,none,none,skip_connect,5,10.5,7
                none,none,none,none,none,skip_connect,3,11.5,7
                """);

        assertThat(table.seeds()).containsExactly(3, 5);
        int row = table.row(table.space().parse("|none~0|+|none~0|none~1|+|none~0|none~1|skip_connect~2|"));
        Query test = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(12));
        assertThat(table.lookup(test.under(SeedPolicy.one(5))).value(row)).isEqualTo(10.5);
        assertThat(table.lookup(test.under(SeedPolicy.mean())).value(row)).isEqualTo(11);
        assertThat(table.lookup(Query.of("parameters")).value(row)).isEqualTo(7);
    }

    @Test
    void saysWhichLineAndColumnHoldNoNumber() {
        assertThatThrownBy(() -> run(HEAD + COLUMNS, "arch,acc,ms\n\"(4, 3, 3, 0, 0, 0)\",n/a,1\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("mine.csv, line 2: 'n/a' in column acc is no number");
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
                .hasMessageContaining("line 3: test accuracy is there twice");
    }

    @Test
    void guessesAMappingThatNeedsOnlyTheGapsFilled() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("mine.csv"),
                "arch_str,test_acc_e12,raspi4_latency\n|none~0|+|none~0|none~1|" + "+|none~0|none~1|none~2|,10,0.5\n");
        String guess = GuessedMapping.of(csv);
        assertThat(guess).contains("split: test").contains("schedule: 12 ").contains("unit: milliseconds");

        Table table = run(guess.replace("space: CHECK", "space: nasbench201"), Files.readString(csv));

        assertThat(table.lookup(Query.of("raspi4-latency")).metric().unit().symbol())
                .isEqualTo("ms");
    }

    private Table run(String mapping, String csv) throws IOException {
        Path table = Files.writeString(folder.resolve("mine.csv"), csv);
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), mapping);
        ImportRequest request = new ImportRequest(List.of(table, yaml), Imports.SPACES, ImportProgress.SILENT);
        List<Path> written = Importers.run(new CsvImporter(), request, folder.resolve("tables"), false);
        return Table.open(written.get(0), Imports.SPACES);
    }
}
