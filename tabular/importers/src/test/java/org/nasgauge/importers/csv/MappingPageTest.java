package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.importers.foreign.CsvDialect;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** The page of mappings says what their reader knows, and so does the help of the command. */
class MappingPageTest {
    private static final Path PAGE = Path.of("MAPPINGS.md");

    @Test
    void pageAndHelpNameEveryKeyAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .flatMap(cell ->
                        Pattern.compile("`([a-z-]+)`").matcher(cell).results().map(found -> found.group(1)))
                .toList();
        List<String> keys = Arrays.stream(MappingKey.Of.values())
                .flatMap(part -> MappingKey.names(part).stream())
                .toList();
        Stream<String> metrics = Metric.known().stream().map(Metric::name);
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(keys.stream(), metrics).toList());
        keys.forEach(key -> assertThat(MappingKey.help()).contains("  " + key + ": "));
    }

    @Test
    void pageAndHelpNameEveryUnitEncodingAndMetric() throws IOException {
        String page = Files.readString(PAGE);
        for (CellUnit unit : CellUnit.values()) {
            assertThat(page).contains("`" + unit.label() + "`");
            assertThat(MappingKey.help()).containsPattern("\\b" + unit.label() + "\\b");
        }
        for (CsvDialect.Encoding encoding : CsvDialect.Encoding.values()) {
            assertThat(page).contains("`" + encoding.label() + "`");
        }
        for (Metric metric : Metric.known()) {
            assertThat(MappingKey.help()).contains("  " + metric.name() + ": ");
        }
        assertThat(MappingKey.help().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theExampleIsRead(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
        Table table = new OwnTable(folder).table(block(page, "yaml"), block(page, "csv"));

        assertThat(table.seeds()).containsExactly(0, 1);
        assertThat(table.lookup(Query.of("parameters")).value(table.row("net-b")))
                .isEqualTo(530_000);
    }

    private static String block(String page, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
