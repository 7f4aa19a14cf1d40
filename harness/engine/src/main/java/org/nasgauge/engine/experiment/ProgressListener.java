package org.nasgauge.engine.experiment;

import java.time.Duration;
import java.util.Optional;

/** Hears how far an experiment has come. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param done runs that are recorded, those of earlier sessions included
     * @param left time until the end at the pace of this session; empty before its first run is recorded
     */
    record Progress(long done, long total, Duration elapsed, Optional<Duration> left) {}

    /** Called once when the experiment starts and then after each run, by one thread at a time; has to return fast. */
    void advanced(Progress progress);

    static ProgressListener silent() {
        return progress -> {};
    }
}
