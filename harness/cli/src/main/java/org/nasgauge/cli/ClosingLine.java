package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.analysis.Analysis;

/** What a command that reports on an experiment says last if studies are faulty, and its exit code. */
final class ClosingLine {
    private static final int MOST_NAMED = 5;

    private ClosingLine() {}

    /** Returns the exit code. */
    static int print(Analysis analysis, PrintWriter err) {
        int faulty = analysis.faults().size();
        if (faulty == 0) {
            return Ending.DONE.code();
        }
        int all = analysis.manifest().searches().size()
                + analysis.manifest().estimations().size();
        String named = analysis.faults().entrySet().stream()
                .limit(MOST_NAMED)
                .map(study -> Quoted.cut(study.getKey().label()) + " ("
                        + Quoted.cut(study.getValue().first()) + ")")
                .collect(Collectors.joining(", "));
        err.println("nasgauge: " + faulty + " of " + all + (all == 1 ? " study" : " studies") + " had faults: " + named
                + (faulty > MOST_NAMED ? " and " + (faulty - MOST_NAMED) + " more" : ""));
        err.flush();
        return Ending.FAULTY.code();
    }
}
