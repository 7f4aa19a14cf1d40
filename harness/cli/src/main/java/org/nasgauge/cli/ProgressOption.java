package org.nasgauge.cli;

import picocli.CommandLine.Option;

/** The option of the verbs that take long. */
final class ProgressOption {
    @Option(names = "--quiet", description = "Say nothing while it works; after a run, only where the page is")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }

    Progress of(String task) {
        return quiet ? (done, total, detail) -> {} : Progress.of(task);
    }
}
