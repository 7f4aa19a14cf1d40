package org.nasgauge.reproduction.data;

/** Something that a cell needs is not at hand; the message says what, and where it is to be had. */
public final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unavailable(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
