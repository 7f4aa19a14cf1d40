package org.nasgauge.cli;

/** How a call of the command ends, by its exit code; the help explains them. */
enum Ending {
    DONE(0),
    /** A fault of nasgauge itself. */
    BUG(1),
    /** A check has shown a loss; whoever only reads the code stops here as after a fault. */
    LOSS(1),
    /** What was given, or the surroundings, have to be mended. */
    REFUSED(2),
    /** Done, but studies had faults, or what was checked differs. */
    FAULTY(3);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
