package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.report.analysis.Analysis;

/** What a command that reports on an experiment says last if studies are faulty or not reproduced, and its exit code. */
final class ClosingLine {
    private static final int MOST_NAMED = 5;

    private ClosingLine() {}

    /** Returns the exit code. */
    static int print(Analysis analysis, PrintWriter err) {
        List<String> differing = analysis.repeats().stream()
                .filter(repeat -> repeat.differing() > 0)
                .map(repeat -> Quoted.cut(repeat.one()) + " and " + Quoted.cut(repeat.other()))
                .toList();
        if (!differing.isEmpty()) {
            err.println("nasgauge: the same study with other records: " + String.join(", ", differing)
                    + ". One of them was not reproduced");
            err.flush();
        }
        int faulty = analysis.faults().size();
        if (faulty == 0) {
            return (differing.isEmpty() ? Ending.DONE : Ending.FAULTY).code();
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
