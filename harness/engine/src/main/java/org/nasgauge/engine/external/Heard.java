package org.nasgauge.engine.external;

/** What comes from a program's standard output. */
sealed interface Heard {
    /** Without its end. */
    record Line(String text) implements Heard {}

    /** Nothing more comes. */
    enum Last implements Heard {
        END_OF_OUTPUT,
        LINE_TOO_LONG
    }
}
