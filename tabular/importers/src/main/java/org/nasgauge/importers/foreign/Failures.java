package org.nasgauge.importers.foreign;

/** What failures of the libraries below say. Some of them say nothing. */
public final class Failures {
    private Failures() {}

    public static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
