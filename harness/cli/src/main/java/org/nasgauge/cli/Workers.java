package org.nasgauge.cli;

import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Numbers;
import picocli.CommandLine.Option;

/** The option of the verbs that work on several cores. */
final class Workers {
    private static final int MOST = 1_024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many work at a time (default: the number of cores); it does not change the results")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** From 1 to {@value #MOST}. */
    int threads() {
        if (threads < 1 || threads > MOST) {
            throw UserError.at(
                    "--threads",
                    "expected " + Numbers.wholeFrom(1, MOST) + ", found '" + threads + "'",
                    "Leave it out to use all cores");
        }
        return threads;
    }
}
