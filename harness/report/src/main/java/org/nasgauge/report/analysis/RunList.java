package org.nasgauge.report.analysis;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

/**
 * The runs of one study, one by one, in the order in which they were added. There may be very many: of an ordinary one its
 * numbers stay side by side, and its summary is made of them whenever it is asked for.
 */
final class RunList extends AbstractList<RunSummary> {
    /** Bytes of an ordinary run. */
    private static final int ROW = 6 * Long.BYTES + 7 * Integer.BYTES;

    private static final List<End> ENDS = List.of(End.values());

    private final Yardstick yardstick;
    private final Map<Integer, RunSummary> others = new HashMap<>();
    private final Map<String, Integer> architectureIndices = new HashMap<>();
    private final List<String> architectures = new ArrayList<>();
    private ByteBuffer rows = ByteBuffer.allocate(64 * ROW);
    private int size;

    RunList(Yardstick yardstick) {
        this.yardstick = yardstick;
    }

    void add(SearchRecord run, Finding<RunOutcome> outcome) {
        if (rows.remaining() < ROW) {
            rows = ByteBuffer.allocate(2 * rows.capacity()).put(rows.flip());
        }
        if (outcome instanceof Finding.Known<RunOutcome> known && isOrdinary(run)) {
            put(run, run.incumbent().orElseThrow(), known.value().finalTest());
        } else {
            others.put(size, RunSummary.of(run, outcome, yardstick));
            rows.position(rows.position() + ROW);
        }
        size++;
    }

    private static boolean isOrdinary(SearchRecord run) {
        return run.seconds().isPresent()
                && run.declared().isEmpty()
                && run.fault().isEmpty()
                && run.mixtures().isEmpty();
    }

    private void put(SearchRecord run, Incumbent last, double finalTest) {
        rows.putLong(run.seed())
                .putDouble(finalTest)
                .putDouble(run.seconds().orElseThrow())
                .putDouble(last.seconds())
                .putDouble(last.validation())
                .putDouble(last.test().orThrow())
                .putInt(last.evaluation())
                .putInt(index(last.architecture()))
                .putInt(run.evaluations())
                .putInt(run.distinct())
                .putInt(run.failed())
                .putInt(run.queries())
                .putInt(ENDS.indexOf(run.end()));
    }

    private int index(String architecture) {
        int index = architectureIndices.computeIfAbsent(architecture, absent -> architectures.size());
        if (index == architectures.size()) {
            architectures.add(architecture);
        }
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public RunSummary get(int number) {
        RunSummary other = others.get(Objects.checkIndex(number, size));
        if (other != null) {
            return other;
        }
        ByteBuffer row = rows.duplicate().position(number * ROW);
        long seed = row.getLong();
        double test = row.getDouble();
        double seconds = row.getDouble();
        double reached = row.getDouble();
        double validation = row.getDouble();
        Reading lastTest = Reading.of(row.getDouble());
        Incumbent last = new Incumbent(row.getInt(), reached, architectures.get(row.getInt()), validation, lastTest);
        return new RunSummary(
                seed,
                Finding.of(test),
                RunSummary.regret(Finding.of(test), yardstick),
                Optional.of(last),
                row.getInt(),
                row.getInt(),
                row.getInt(),
                row.getInt(),
                Finding.of(seconds),
                Collections.emptySortedMap(),
                ENDS.get(row.getInt()),
                Optional.empty(),
                Optional.empty());
    }
}
