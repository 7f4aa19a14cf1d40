package org.nasgauge.engine.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.engine.external.ProgramFault;

/** A strategy failed or broke the contract. It ends its own run and nobody else's. */
final class StrategyFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String diagnosis;

    StrategyFault(String what) {
        super(what);
        this.diagnosis = "";
    }

    /** @param call of the contract in which it failed */
    StrategyFault(String call, Throwable cause) {
        super(call + ": " + words(cause), cause);
        this.diagnosis = cause instanceof ProgramFault fault ? fault.standardError() : trace(cause);
    }

    /** What its author needs to find it: where it was thrown, or what a program wrote to its standard error. */
    Optional<String> diagnosis() {
        return Optional.of(diagnosis).filter(text -> !text.isBlank());
    }

    /** What went wrong, for readers who do not know Java. */
    static String words(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "it calls itself without end";
        } else if (cause instanceof LinkageError) {
            return "it was built for another version of the suite, or a class of it is not there";
        } else if (cause instanceof NullPointerException) {
            return "it uses a value that is not there";
        } else if (cause instanceof ClassCastException) {
            return "it takes a value for one of another kind";
        } else if (cause instanceof ConcurrentModificationException) {
            return "it changes a collection while going through it";
        }
        if (cause instanceof ProgramFault) {
            return String.valueOf(cause.getMessage());
        }
        String said = Quoted.cut(String.valueOf(cause.getMessage()))
                .replaceAll("\\b([a-z_]\\w*\\.)+[A-Z][\\w$]*(Exception|Error)\\b:? *", "");
        boolean silent = cause.getMessage() == null || said.isBlank();
        if (cause instanceof IndexOutOfBoundsException) {
            return "it reaches beyond the end of a list" + (silent ? "" : " (" + said + ")");
        } else if (cause instanceof ArithmeticException) {
            return "it calculates what has no value" + (silent ? "" : " (" + said + ")");
        } else if (cause instanceof NoSuchElementException) {
            return "it takes from what is empty" + (silent ? "" : " (" + said + ")");
        }
        return silent ? "it fails without saying why" : said;
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
