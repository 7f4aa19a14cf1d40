package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.HardwareBench.InferenceRuntime;
import org.nasgauge.tabular.making.HardwareBench.Setup;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class HardwareBuildTest {
    private static final EnumerableSpace SPACE = KnownSpaces.installed().enumerable("test", "nasbench201-729");
    private static final RowIndex ROWS = RowIndex.of(SPACE);
    private static final Description DESCRIPTION = new Description("cpu", "no data", "d", "s", "l");

    @TempDir
    private Path work;

    /**
     * Measures the number of a network, times the batch, but of those that it refuses; breaks down when it is asked for more
     * parts than it may.
     */
    private static final class CountingBench implements HardwareBench {
        private final Set<Architecture> refused = new HashSet<>();
        private final List<Integer> parts = new ArrayList<>();
        private final int mostParts;
        private final SortedMap<String, String> recipe = new TreeMap<>(Map.of("rounds", "8"));
        private final SortedMap<String, String> environment = new TreeMap<>(Map.of("model", "m", "load", "0.1"));

        CountingBench(int mostParts) {
            this.mostParts = mostParts;
        }

        @Override
        public SortedMap<String, String> recipe() {
            return recipe;
        }

        @Override
        public SortedMap<String, String> environment() {
            return environment;
        }

        @Override
        public Set<Property> properties(Setup setup) {
            return setup.runtime() == InferenceRuntime.ONNX ? EnumSet.allOf(Property.class) : Property.OF_LATENCY;
        }

        @Override
        public int together(Setup setup) {
            return setup.runtime() == InferenceRuntime.ONNX ? 16 : 1;
        }

        @Override
        public List<Map<Property, Reading>> measure(List<Architecture> architectures, Setup setup) {
            if (parts.size() == mostParts) {
                throw new IllegalStateException("killed");
            }
            parts.add(architectures.size());
            return architectures.stream().map(one -> readings(one, setup)).toList();
        }

        private Map<Property, Reading> readings(Architecture one, Setup setup) {
            if (refused.contains(one)) {
                return HardwareBench.missing(properties(setup), "the runtime refuses it");
            }
            Map<Property, Reading> readings = HardwareBench.missing(properties(setup), "too few samples");
            readings.put(
                    Property.LATENCY,
                    Reading.of(setup.batch()
                            * SPACE.indexOf(one)
                            * (setup.runtime() == InferenceRuntime.TAPE ? 10.0 : 1)));
            return readings;
        }
    }

    private HardwareBuild build(HardwareBench bench, int networks) {
        return build(bench, networks, List.of(Setup.onnx(1), Setup.onnx(32)));
    }

    private HardwareBuild build(HardwareBench bench, int networks, List<Setup> setups) {
        return new HardwareBuild(
                bench,
                SPACE,
                ROWS,
                BuildPlan.order(ROWS.rows()).limit(networks).boxed().toList(),
                setups,
                work.resolve("work"));
    }

    private Table table(HardwareBuild build) {
        TableWriter.write(build.draft(DESCRIPTION), work.resolve("table"), true);
        return Table.open(work.resolve("table"), KnownSpaces.installed());
    }

    @Test
    void whatWasKilledGoesOnWhereItWas() throws IOException {
        CountingBench killed = new CountingBench(3);
        assertThatThrownBy(() -> build(killed, 20).run(done -> {})).hasMessage("killed");
        assertThat(killed.parts).containsExactly(16, 4, 16);
        Path journal = work.resolve("work").resolve("part.hardware.jsonl");
        Files.writeString(journal, "0123 torn", StandardOpenOption.APPEND);

        CountingBench rest = new CountingBench(9);
        rest.environment.put("load", "3.2");
        rest.environment.put("temperature", "49 °C");
        List<Integer> told = new ArrayList<>();
        HardwareBuild build = build(rest, 20);
        assertThat(build.run(state -> told.add(state.done())).done()).isEqualTo(40);
        assertThat(rest.parts).containsExactly(4);
        assertThat(told).containsExactly(36, 40);

        Table table = table(build);
        List<Integer> chosen = BuildPlan.order(ROWS.rows()).limit(20).boxed().toList();
        for (int row = 0; row < ROWS.rows(); row++) {
            Reading reading = table.lookup(Query.of("latency-32")).reading(row);
            assertThat(reading)
                    .isEqualTo(
                            chosen.contains(row)
                                    ? Reading.of(32.0 * ROWS.representative(row))
                                    : Reading.missing("not measured"));
        }
        assertThat(table.lookup(Query.of("latency-p99-1")).reading(chosen.get(0)))
                .isEqualTo(Reading.missing("too few samples"));
        assertThat(table.lookup(Query.of("latency-1-seconds")).isPresent(chosen.get(0)))
                .isTrue();
    }

    @Test
    void aNetworkThatCannotBeMeasuredIsMissingWithTheReasonAndIsNotTriedAgain() {
        List<Integer> chosen = BuildPlan.order(ROWS.rows()).limit(20).boxed().toList();
        CountingBench bench = new CountingBench(9);
        bench.refused.add(SPACE.at(ROWS.representative(chosen.get(3))));
        assertThat(build(bench, 20).run(state -> {})).isEqualTo(new HardwareBuild.Progress(40, 2));

        CountingBench again = new CountingBench(0);
        HardwareBuild build = build(again, 20);
        assertThat(build.run(state -> {})).isEqualTo(new HardwareBuild.Progress(40, 2));
        Table table = table(build);
        for (HardwareBench.Property property : HardwareBench.Property.values()) {
            assertThat(table.lookup(Query.of(property.metric(Setup.onnx(32)).name()))
                            .reading(chosen.get(3)))
                    .isEqualTo(Reading.missing("the runtime refuses it"));
        }
        assertThat(table.lookup(Query.of("latency-32")).isPresent(chosen.get(4)))
                .isTrue();
    }

    @Test
    void nothingIsMixedWithMeasurementsOfAnotherKindOrMachine() {
        build(new CountingBench(9), 2).run(done -> {});
        CountingBench longer = new CountingBench(9);
        longer.recipe.put("rounds", "12");
        assertThatThrownBy(() -> build(longer, 2).run(done -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rounds is 8 there and 12 now");
        CountingBench elsewhere = new CountingBench(9);
        elsewhere.environment.put("model", "n");
        assertThatThrownBy(() -> build(elsewhere, 2).run(done -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model is m there and n now");
    }

    /** The tape's columns have a name of their own, and what ran through ONNX Runtime is written as it was before there were two. */
    @Test
    void eachRuntimeHasItsOwnColumnsAndLines() throws IOException {
        List<Setup> both = List.of(Setup.onnx(1), new Setup(InferenceRuntime.TAPE, 1));
        CountingBench killed = new CountingBench(3);
        assertThatThrownBy(() -> build(killed, 4, both).run(state -> {})).hasMessage("killed");
        CountingBench rest = new CountingBench(9);
        HardwareBuild build = build(rest, 4, both);
        build.run(state -> {});
        assertThat(killed.parts).containsExactly(4, 1, 1);
        assertThat(rest.parts).containsExactly(1, 1);
        List<String> lines = Files.readAllLines(work.resolve("work").resolve("part.hardware.jsonl"));
        assertThat(lines.subList(1, 5)).allMatch(line -> !line.contains("\"with\""));
        assertThat(lines.subList(5, 9)).allMatch(line -> line.contains("\"with\":\"tape\""));

        Table table = table(build);
        int row = BuildPlan.order(ROWS.rows()).findFirst().orElseThrow();
        assertThat(table.lookup(Query.of("latency-1")).reading(row)).isEqualTo(Reading.of(ROWS.representative(row)));
        assertThat(table.lookup(Query.of("tape-latency-1")).reading(row))
                .isEqualTo(Reading.of(10.0 * ROWS.representative(row)));
        List<String> columns = table.manifest().columns().stream()
                .map(column -> column.metric().name())
                .toList();
        for (InferenceRuntime runtime : InferenceRuntime.values()) {
            assertThat(Setup.measured(runtime, columns)).containsExactly(new Setup(runtime, 1));
        }
        assertThat(columns)
                .contains("tape-latency-1-seconds", "tape-relative-latency-1", "peak-resident-bytes-1")
                .doesNotContain("tape-peak-resident-bytes-1", "tape-peak-activation-bytes-1");
    }

    @Test
    void whatIsStoppedKeepsItsPart() {
        CountingBench bench = new CountingBench(9);
        HardwareBuild build = build(bench, 20);
        assertThat(build.run(state -> {
                            if (state.done() == 16) {
                                build.stop();
                            }
                        })
                        .done())
                .isEqualTo(16);
        assertThat(bench.parts).containsExactly(16);
    }
}
