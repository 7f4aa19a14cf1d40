package org.nasgauge.api.error;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the file system, of Java or of a library means, in words for people: no class names, and what to do.
 *
 * @param problem a clause without a full stop
 * @param mend a sentence without a full stop
 */
public record PlainWords(String problem, String mend) {
    /** The name of a class, with its packages or by its ending, and a colon behind it. */
    private static final Pattern CLASS = Pattern.compile(
            "(?:\\b(?:[a-z_][\\w$]*\\.)+[A-Z][\\w$]*|\\b[A-Z][\\w$]*(?:Exception|Error|Feature))\\b:? *");

    /** Where a parser begins to speak of its own options, marks and events. */
    private static final Pattern ASIDE = Pattern.compile("( \\(start marker|, got this instead|[:,(][^:,(]*`).*");

    /** What the operating system answers, in lower case, and in words; the first that is found counts. */
    private static final List<Map.Entry<String, PlainWords>> ANSWERS = List.of(
            answer("no such file", "there is no such file", "Check the path"),
            answer(
                    "permission denied",
                    "there is no permission for it",
                    "Change its permissions, or name another place"),
            answer("operation not permitted", "the system does not permit it", "Name another place"),
            answer("read-only file system", "its disk can only be read", "Name a folder on another disk"),
            answer("no space left", "the disk is full", "Make room, or name a folder on another disk"),
            answer("quota", "the disk quota is used up", "Make room, or name a folder on another disk"),
            answer(
                    "too many open files",
                    "too many files are open at once",
                    "Raise the limit ('ulimit -n 4096'), or use fewer --threads"),
            answer("file too large", "its disk takes no file of this size", "Name a folder on another disk"),
            answer("is a directory", "this is a folder, not a file", "Name a file"),
            answer("not a directory", "a file stands where a folder should be", "Check the path"),
            answer("name too long", "its name is too long for the disk", "Choose a shorter one"),
            answer("symbolic links", "its links lead in a circle", "Check the links"),
            answer("input/output error", "the disk fails to read or write it", "Check the disk"),
            answer("stale file handle", "its network folder went away", "Mount the folder again"),
            answer("cannot allocate memory", "there is too little memory for it", "Close other programs"),
            answer("map failed", "there is too little memory for it", "Close other programs"),
            answer("bad file descriptor", "it is closed", "Open it, or send the output to a file"),
            answer("broken pipe", "its reader has gone", "Keep the reader running"),
            answer("exec format error", "this is no program for this computer", "Name a program that starts by itself"),
            answer("malformed input", "the text is not UTF-8", "Save it in UTF-8"),
            answer("unmappable character", "the text is not UTF-8", "Save it in UTF-8"));

    private static final PlainWords UNKNOWN =
            new PlainWords("the system does not say why", "Check the path, its permissions and the disk");

    private static Map.Entry<String, PlainWords> answer(String says, String problem, String mend) {
        return Map.entry(says, new PlainWords(problem, mend));
    }

    public static PlainWords of(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        String said = said(failure);
        return kind(failure)
                .or(() -> answered(said))
                .orElseGet(() -> said.isEmpty() ? UNKNOWN : new PlainWords(said, UNKNOWN.mend));
    }

    /** Failures that say by their class what they mean, and by their message only where. */
    private static Optional<PlainWords> kind(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return answered("no such file");
        } else if (failure instanceof AccessDeniedException) {
            return answered("permission denied");
        } else if (failure instanceof NotDirectoryException) {
            return answered("not a directory");
        } else if (failure instanceof FileSystemLoopException) {
            return answered("symbolic links");
        } else if (failure instanceof FileAlreadyExistsException) {
            return Optional.of(new PlainWords("something stands there already", "Choose another name"));
        } else if (failure instanceof DirectoryNotEmptyException) {
            return Optional.of(new PlainWords("the folder is not empty", "Choose another name"));
        } else if (failure instanceof CharacterCodingException) {
            return answered("malformed input");
        } else if (failure instanceof EOFException) {
            return Optional.of(new PlainWords("it ends too early", "Fetch or write it again"));
        } else if (failure instanceof ZipException) {
            return Optional.of(
                    new PlainWords("it is damaged or no archive (" + said(failure) + ")", "Fetch or build it again"));
        }
        return Optional.empty();
    }

    private static Optional<PlainWords> answered(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return ANSWERS.stream()
                .filter(answer -> lower.contains(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Its message on one line, cut and without the names of classes; empty if nothing is left. */
    private static String said(Throwable failure) {
        @Nullable
        String message = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        if (message == null) {
            return "";
        }
        String first = message.strip().lines().findFirst().orElse("");
        String plain = CLASS.matcher(ASIDE.matcher(first).replaceFirst("")).replaceAll("");
        return Quoted.cut(plain.strip().replaceFirst("[.:,]+$", ""));
    }
}
