package org.nasgauge.reproduction.data;

import org.nasgauge.api.error.UserError;

/** Something that a cell needs is not at hand; the message says what, and where it is to be had. */
public sealed class Unavailable extends Exception permits Unavailable.Unreadable {
    private static final long serialVersionUID = 1L;

    public Unavailable(String reason) {
        super(reason);
    }

    Unavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** What a cell needs is there, and cannot be read: the message says which file, what is wrong and how to mend it. */
    public static final class Unreadable extends Unavailable {
        private static final long serialVersionUID = 1L;

        Unreadable(UserError fault) {
            super(String.valueOf(fault.getMessage()), fault);
        }
    }
}
