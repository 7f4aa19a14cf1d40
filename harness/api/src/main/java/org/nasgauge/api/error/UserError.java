package org.nasgauge.api.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault in what the user gave: one message of one line that names the place, what is wrong there, and how to mend it.
 * Shown as it is, without a stack trace; characters that would not be seen as themselves are escaped.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PART = 3_000;
    /** Half of a long place, which is a path: its beginning and its end tell it. */
    private static final int HALF_PLACE = 500;

    private final List<String> details;

    private UserError(String message, @Nullable Throwable cause) {
        this(message, cause, List.of());
    }

    private UserError(String message, @Nullable Throwable cause, List<String> details) {
        super(Quoted.visible(message), cause);
        this.details = details.stream().map(Quoted::visible).toList();
    }

    /**
     * @param place the file, and where in it; or the option
     * @param problem what was found and what was expected
     * @param mend what the user can do about it
     */
    public static UserError at(Object place, String problem, String mend) {
        return new UserError(message(place, problem, mend), null);
    }

    /** The same, keeping the failure of a lower layer for those who debug. */
    public static UserError at(Object place, String problem, String mend, Throwable cause) {
        return new UserError(message(place, problem, mend), cause);
    }

    private static String message(Object place, String problem, String mend) {
        return place(String.valueOf(place)) + ": " + bounded(problem) + ". " + bounded(mend) + ".";
    }

    private static String place(String place) {
        return place.length() <= 2 * HALF_PLACE
                ? place
                : place.substring(0, HALF_PLACE) + "…" + place.substring(place.length() - HALF_PLACE);
    }

    /** Whatever is quoted and not cut by who quotes it. */
    private static String bounded(String part) {
        return part.length() <= LONGEST_PART ? part : part.substring(0, LONGEST_PART) + "…";
    }

    /** The same with lines of detail to be shown below the message. */
    public UserError with(List<String> lines) {
        return new UserError(String.valueOf(getMessage()), getCause(), lines);
    }

    /** Lines to be shown below the message; most errors have none. */
    public List<String> details() {
        return details;
    }

    /** The error for a file or folder that a lower layer failed to read. */
    public static UserError unreadable(Object place, Throwable cause) {
        return failed(place, "cannot be read", cause);
    }

    /** The error for a file or folder that a lower layer failed to write. */
    public static UserError unwritable(Object place, Throwable cause) {
        return failed(place, "cannot be written", cause);
    }

    private static UserError failed(Object place, String what, Throwable cause) {
        PlainWords words = PlainWords.of(cause);
        return at(place, what + ": " + words.problem(), words.mend(), cause);
    }
}
