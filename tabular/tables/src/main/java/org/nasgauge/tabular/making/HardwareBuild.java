package org.nasgauge.tabular.making;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.HardwareBench.Property;
import org.nasgauge.tabular.making.HardwareBench.Setup;
import org.nasgauge.tabular.making.HardwareJournal.Entry;

/**
 * Measures isomorphism classes of a space, part by part, and keeps what was measured in a journal of the work folder: a kill
 * loses one part. The table has a row for each class, so that it joins any other over the space.
 */
public final class HardwareBuild {
    private static final String NOT_MEASURED = "not measured";

    private final HardwareBench bench;
    private final EnumerableSpace space;
    private final RowIndex rows;
    private final List<Integer> chosen;
    private final List<Setup> setups;
    private final Path work;
    private volatile boolean stopped;

    /**
     * @param rows classes of the space, with the genomes that are measured
     * @param chosen the rows to measure, in this order
     * @param setups how they run, one measurement each
     * @param work the folder of the journal; made if it is not there
     */
    public HardwareBuild(
            HardwareBench bench,
            EnumerableSpace space,
            RowIndex rows,
            List<Integer> chosen,
            List<Setup> setups,
            Path work) {
        this.bench = bench;
        this.space = space;
        this.rows = rows;
        this.chosen = List.copyOf(chosen);
        this.setups = List.copyOf(setups);
        this.work = work;
    }

    /** Lets the part under way finish, and begins no more. May be called by any thread. */
    public void stop() {
        stopped = true;
    }

    /** Networks to measure, each once a setup. */
    public int total() {
        return chosen.size() * setups.size();
    }

    private Architecture architecture(int row) {
        return space.at(rows.representative(row));
    }

    private HardwareJournal.Key key(int row, Setup setup) {
        return new HardwareJournal.Key(space.format(architecture(row)), setup);
    }

    /**
     * How far it has come.
     *
     * @param done of {@link #total}, failures among them
     * @param failed networks and setups of which nothing could be measured
     */
    public record Progress(int done, int failed) {
        private Progress and(Entry entry) {
            return new Progress(done + 1, failed + (entry.isFailed() ? 1 : 0));
        }
    }

    /**
     * Measures until all are done, or it is stopped.
     *
     * @param listener is told first what is there already
     * @throws org.nasgauge.api.error.UserError if what is there is of another recipe or machine, or cannot be written
     */
    public Progress run(Consumer<Progress> listener) {
        try (HardwareJournal journal = HardwareJournal.open(work, space.name(), bench)) {
            Map<HardwareJournal.Key, Entry> there = HardwareJournal.read(work, space.name(), bench);
            Progress progress = new Progress(0, 0);
            for (Setup setup : setups) {
                for (int row : chosen) {
                    Entry entry = there.get(key(row, setup));
                    progress = entry == null ? progress : progress.and(entry);
                }
            }
            listener.accept(progress);
            for (Setup setup : setups) {
                List<Integer> pending = chosen.stream()
                        .filter(row -> !there.containsKey(key(row, setup)))
                        .toList();
                int together = bench.together(setup);
                for (int from = 0; from < pending.size() && !stopped; from += together) {
                    int to = Math.min(from + together, pending.size());
                    for (Entry entry : measure(pending.subList(from, to), setup, journal)) {
                        progress = progress.and(entry);
                    }
                    listener.accept(progress);
                }
            }
            return progress;
        }
    }

    private List<Entry> measure(List<Integer> part, Setup setup, HardwareJournal journal) {
        long begin = System.nanoTime();
        List<Map<Property, Reading>> measured =
                bench.measure(part.stream().map(this::architecture).toList(), setup);
        double seconds = (System.nanoTime() - begin) * 1e-9 / part.size();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            Entry entry = new Entry(measured.get(i), seconds);
            journal.append(key(part.get(i), setup), entry);
            entries.add(entry);
        }
        return entries;
    }

    /** A column for each property and setup, and for what a measurement took: {@code latency-1-seconds}. */
    public TableDraft draft(Description description) {
        Map<HardwareJournal.Key, Entry> there = HardwareJournal.read(work, space.name(), bench);
        TableDraft draft = new TableDraft(description, space.name(), rows, List.of(0), NOT_MEASURED)
                .over(space)
                .madeBy(bench.recipe(), List.of(bench.environment()));
        for (Setup setup : setups) {
            Map<Property, DraftColumn> columns = new EnumMap<>(Property.class);
            for (Property property : bench.properties(setup)) {
                columns.put(property, draft.addStatic(property.metric(setup), Encoding.plain(Dtype.F4)));
            }
            Metric cost =
                    new Metric(Property.LATENCY.metric(setup).name() + "-seconds", Unit.SECONDS, Direction.MINIMIZE);
            DraftColumn seconds = draft.addStatic(cost, Encoding.plain(Dtype.F4));
            for (int row = 0; row < rows.rows(); row++) {
                int place = row;
                Entry entry = there.get(key(row, setup));
                columns.forEach((property, column) -> put(
                        entry == null
                                ? Reading.missing(NOT_MEASURED)
                                : entry.readings().getOrDefault(property, Reading.missing(NOT_MEASURED)),
                        column,
                        place));
                put(entry == null ? Reading.missing(NOT_MEASURED) : Reading.of(entry.seconds()), seconds, place);
            }
        }
        return draft;
    }

    private static void put(Reading reading, DraftColumn column, int row) {
        if (reading instanceof Reading.Missing missing) {
            column.markMissing(row, 0, missing.reason());
        } else {
            column.set(row, reading.orThrow());
        }
    }
}
