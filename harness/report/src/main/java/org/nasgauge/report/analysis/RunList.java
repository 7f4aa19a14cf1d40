package org.nasgauge.report.analysis;

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
    /** Runs whose numbers stand in one piece. */
    private static final int PIECE = 128;

    private static final int REALS = 5;
    private static final int COUNTS = 7;

    private static final List<End> ENDS = List.of(End.values());

    private final Yardstick yardstick;
    private final Map<Integer, RunSummary> others = new HashMap<>();
    private final Map<String, Integer> architectureIndices = new HashMap<>();
    private final List<String> architectures = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private int size;

    RunList(Yardstick yardstick) {
        this.yardstick = yardstick;
    }

    /** The numbers of some ordinary runs: one run behind the other in each array. */
    @SuppressWarnings("ArrayRecordComponent") // written and read here alone
    private record Piece(long[] seeds, double[] reals, int[] counts) {
        Piece() {
            this(new long[PIECE], new double[PIECE * REALS], new int[PIECE * COUNTS]);
        }
    }

    void add(SearchRecord run, Finding<RunOutcome> outcome) {
        if (size % PIECE == 0) {
            pieces.add(new Piece());
        }
        if (outcome instanceof Finding.Known<RunOutcome> known && isOrdinary(run)) {
            put(run, run.incumbent().orElseThrow(), known.value().finalTest());
        } else {
            others.put(size, RunSummary.of(run, outcome, yardstick));
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
        Piece piece = pieces.get(size / PIECE);
        int row = size % PIECE;
        piece.seeds[row] = run.seed();
        int real = row * REALS;
        piece.reals[real] = finalTest;
        piece.reals[real + 1] = run.seconds().orElseThrow();
        piece.reals[real + 2] = last.seconds();
        piece.reals[real + 3] = last.validation();
        piece.reals[real + 4] = last.test().orThrow();
        int count = row * COUNTS;
        piece.counts[count] = last.evaluation();
        piece.counts[count + 1] = index(last.architecture());
        piece.counts[count + 2] = run.evaluations();
        piece.counts[count + 3] = run.distinct();
        piece.counts[count + 4] = run.failed();
        piece.counts[count + 5] = run.queries();
        piece.counts[count + 6] = ENDS.indexOf(run.end());
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
        Piece piece = pieces.get(number / PIECE);
        int row = number % PIECE;
        int real = row * REALS;
        int count = row * COUNTS;
        Finding<Double> test = Finding.of(piece.reals[real]);
        Incumbent last = new Incumbent(
                piece.counts[count],
                piece.reals[real + 2],
                architectures.get(piece.counts[count + 1]),
                piece.reals[real + 3],
                Reading.of(piece.reals[real + 4]));
        return new RunSummary(
                piece.seeds[row],
                test,
                RunSummary.regret(test, yardstick),
                Optional.of(last),
                piece.counts[count + 2],
                piece.counts[count + 3],
                piece.counts[count + 4],
                piece.counts[count + 5],
                Finding.of(piece.reals[real + 1]),
                Collections.emptySortedMap(),
                ENDS.get(piece.counts[count + 6]),
                Optional.empty(),
                Optional.empty());
    }
}
