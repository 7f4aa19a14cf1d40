package org.nasgauge.engine.external;

import java.time.Duration;

/**
 * How long a program is waited for, in real time, and how much it may ask for.
 *
 * @param start from its start until it has greeted back
 * @param answer from a question until it proposes something, with all that it requests on the way
 * @param farewell from the last line until it has ended by itself
 * @param requests before each proposal: architectures drawn for it, and queries
 */
record Patience(Duration start, Duration answer, Duration farewell, int requests) {
    private static final Duration LEAST_START = Duration.ofMinutes(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int REQUESTS = 1_000_000;

    /** With at least a minute for the start: a program has to load what it needs. */
    static Patience of(Duration answer) {
        return new Patience(answer.compareTo(LEAST_START) > 0 ? answer : LEAST_START, answer, FAREWELL, REQUESTS);
    }

    static String inSeconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }
}
