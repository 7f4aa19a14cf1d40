package org.nasgauge.reproduction.data;

/** Something that a cell needs is not at hand; the message says what, and where it is to be had. */
public sealed class Unavailable extends Exception permits Unreadable {
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
}
