package org.nasgauge.engine.external;

/** Hears a conversation with a program, line by line; lines of standard error come from another thread. */
@FunctionalInterface
public interface Transcript {
    /** Who writes a line. */
    enum Speaker {
        SUITE,
        PROGRAM,
        STANDARD_ERROR
    }

    void add(Speaker speaker, String line);

    /** Hears what the program did wrong, if it did: nothing comes after that. */
    default void fault(ProgramFault fault) {}

    static Transcript none() {
        return (speaker, line) -> {};
    }
}
