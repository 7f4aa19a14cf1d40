package org.nasgauge.cli;

import org.nasgauge.api.error.UserError;
import picocli.CommandLine.Option;

/** The option of the verbs that work on several cores. */
final class Workers {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many work at a time (default: the number of cores); it does not change the results")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** At least 1. */
    int threads() {
        if (threads < 1) {
            throw UserError.at("--threads", threads + " threads; expected at least 1", "Leave it out to use all cores");
        }
        return threads;
    }
}
