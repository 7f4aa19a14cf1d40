package org.nasgauge.tabular.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

class JoinedPropertiesTest {
    private static final Metric LATENCY = new Metric("latency", Unit.SECONDS, Direction.MINIMIZE);
    private static final Metric SYNFLOW_SECONDS = new Metric("synflow-seconds", Unit.SECONDS, Direction.MINIMIZE);

    @TempDir
    Path folder;

    private Table accuracies;

    @BeforeEach
    void write() {
        accuracies = ToyTable.open(ToyTable.write(folder.resolve("toy")));
    }

    /** Lists some architectures of the space; a value is 100 more than its row. */
    private Table listed(String name, String space, List<String> architectures, Metric... properties) {
        TableDraft draft = new TableDraft(
                new Description(name, "none", "A toy.", "made up", "CC0-1.0"),
                space,
                ListedArchitectures.of(architectures),
                List.of(0),
                "not in the file");
        for (Metric property : properties) {
            DraftColumn column = draft.addStatic(property, Encoding.plain(Dtype.F8));
            for (int row = 0; row < architectures.size(); row++) {
                column.set(row, 100 + row);
            }
            column.markMissing(1, 0, "did not compile");
        }
        TableWriter.write(draft, folder.resolve(name), false);
        return Table.open(folder.resolve(name), KnownSpaces.of(ToyTable.SPACE, ToySpace.PART));
    }

    private Table hardware(Metric... properties) {
        return listed("hw", ToyTable.SPACE.name(), List.of("0-0", "0-1", "2-1"), properties);
    }

    @Test
    void aBenchmarkAnswersForPropertiesOfAnotherTable() {
        Table hardware = hardware(LATENCY, SYNFLOW_SECONDS);
        TabularBenchmark joined = new TabularBenchmark(accuracies, Protocol.standard()).joinedWith(List.of(hardware));
        assertThat(joined.properties()).containsExactly(Metric.PARAMETERS, Metric.FLOPS, LATENCY, SYNFLOW_SECONDS);
        assertThat(joined.property(Architecture.of(0, 0), LATENCY)).isEqualTo(Reading.of(100));
        assertThat(joined.property(Architecture.of(0, 0), Metric.PARAMETERS)).isEqualTo(Reading.of(1000));
        assertThat(joined.estimateSeconds("synflow", Architecture.of(2, 1))).isEqualTo(OptionalDouble.of(102));
        assertThat(joined.estimateSeconds("synflow", Architecture.of(3, 3))).isEmpty();
    }

    @Test
    void anIsomorphicGenomeIsFoundAndWhatIsNotThereIsMissingWithItsReason() {
        JoinedProperties joined = JoinedProperties.of(ToyTable.SPACE.name(), List.of(hardware(LATENCY)));
        assertThat(joined.of(Architecture.of(1, 2), LATENCY)).isEqualTo(Reading.of(102));
        assertThat(joined.of(Architecture.of(0, 1), LATENCY)).isEqualTo(Reading.missing("did not compile"));
        assertThat(joined.of(Architecture.of(3, 3), LATENCY)).isEqualTo(Reading.missing("not in table hw"));
    }

    @Test
    void aPropertyOfTwoTablesIsNamedAfterEach() {
        TabularBenchmark joined = new TabularBenchmark(accuracies, Protocol.standard())
                .joinedWith(List.of(hardware(Metric.PARAMETERS, LATENCY)));
        assertThat(joined.properties())
                .extracting(Metric::name)
                .containsExactly("toy/parameters", "flops", "hw/parameters", "latency");
        Architecture architecture = Architecture.of(2, 1);
        assertThat(joined.property(architecture, joined.properties().get(2))).isEqualTo(Reading.of(102));
        assertThat(joined.property(architecture, joined.properties().get(0)))
                .isEqualTo(Reading.of(1000 + accuracies.row(architecture)));
        assertThatThrownBy(() -> joined.property(architecture, Metric.PARAMETERS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachSourceIsNamedByItsContent() {
        Table hardware = hardware(LATENCY);
        TabularBenchmark joined = new TabularBenchmark(accuracies, Protocol.standard()).joinedWith(List.of(hardware));
        assertThat(joined.contentHashes())
                .isEqualTo(Map.of("toy", accuracies.contentHash(), "hw", hardware.contentHash()));
    }

    @Test
    void aTableOfAnotherSpaceOrTheSameTwiceIsRefused() {
        TabularBenchmark benchmark = new TabularBenchmark(accuracies, Protocol.standard());
        Table other = listed("other", ToySpace.PART.name(), List.of("0-0", "0-1"), LATENCY);
        assertThatThrownBy(() -> benchmark.joinedWith(List.of(other)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("table other")
                .hasMessageContaining(ToySpace.PART.name() + ", not " + ToyTable.SPACE.name());
        assertThatThrownBy(() -> benchmark.joinedWith(List.of(accuracies)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aListWhoseSpaceIsNotInstalledIsRefusedWhenItIsJoined() {
        hardware(LATENCY);
        Table texts = Table.open(folder.resolve("hw"), KnownSpaces.of());
        assertThatThrownBy(() -> JoinedProperties.of(ToyTable.SPACE.name(), List.of(texts)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not installed");
    }
}
