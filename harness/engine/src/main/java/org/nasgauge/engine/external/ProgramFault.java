package org.nasgauge.engine.external;

import java.util.List;
import org.nasgauge.api.error.Quoted;

/** A program broke the protocol, ended, or did not answer in time. It has been ended with all that it had started. */
public final class ProgramFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String mend;
    private final String standardError;

    ProgramFault(List<String> command, String what, String mend, String standardError) {
        super("the program " + Quoted.of(String.join(" ", command)) + " " + what);
        this.mend = mend;
        this.standardError = standardError;
    }

    /** What its author can do about it. */
    public String mend() {
        return mend;
    }

    /** What it had written to its standard error: whole, or the beginning and the end of it. */
    public String standardError() {
        return standardError;
    }
}
