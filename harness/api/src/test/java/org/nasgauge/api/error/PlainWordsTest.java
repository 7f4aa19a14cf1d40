package org.nasgauge.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody has to know Java to understand what went wrong. */
class PlainWordsTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("/a"), "there is no such file"),
                Arguments.of(new FileNotFoundException("/a (No such file or directory)"), "there is no such file"),
                Arguments.of(new AccessDeniedException("/a"), "there is no permission for it"),
                Arguments.of(new FileNotFoundException("/a (Permission denied)"), "there is no permission for it"),
                Arguments.of(new NotDirectoryException("/a"), "a file stands where a folder should be"),
                Arguments.of(new FileAlreadyExistsException("/a"), "something stands there already"),
                Arguments.of(new DirectoryNotEmptyException("/a"), "the folder is not empty"),
                Arguments.of(new FileSystemException("/a", null, "No space left on device"), "the disk is full"),
                Arguments.of(new IOException("No space left on device"), "the disk is full"),
                Arguments.of(new FileSystemException("/a", null, "Disk quota exceeded"), "the disk quota is used up"),
                Arguments.of(new FileSystemException("/a", null, "Read-only file system"), "its disk can only be read"),
                Arguments.of(
                        new FileSystemException("/a", null, "Too many open files"), "too many files are open at once"),
                Arguments.of(new IOException("Is a directory"), "this is a folder, not a file"),
                Arguments.of(new IOException("File too large"), "its disk takes no file of this size"),
                Arguments.of(new IOException("Input/output error"), "the disk fails to read or write it"),
                Arguments.of(
                        new IOException("Map failed", new OutOfMemoryError()), "there is too little memory for it"),
                Arguments.of(new IOException("Broken pipe"), "its reader has gone"),
                Arguments.of(new IOException("error=13, Permission denied"), "there is no permission for it"),
                Arguments.of(new MalformedInputException(1), "the text is not UTF-8"),
                Arguments.of(new EOFException(), "it ends too early"),
                Arguments.of(
                        new ZipException("invalid LOC header"), "it is damaged or no archive (invalid LOC header)"),
                Arguments.of(
                        new UncheckedIOException(new IOException("File name too long")),
                        "its name is too long for the disk"),
                Arguments.of(new ClosedByInterruptException(), "the system does not say why"),
                Arguments.of(new FileSystemException("/a"), "the system does not say why"),
                Arguments.of(new IOException(), "the system does not say why"),
                Arguments.of(
                        new ConnectException("java.net.ConnectException: Nobody listens.\n\tat a.B"), "Nobody listens"),
                Arguments.of(
                        new IOException(
                                "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to"
                                        + " allow\n at [Source: x]"),
                        "Non-standard token 'NaN'"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsSaidWithoutTheNameOfAClass(Exception failure, String words) {
        assertThat(PlainWords.of(failure).problem()).isEqualTo(words);
        for (UserError error :
                new UserError[] {UserError.unreadable("f", failure), UserError.unwritable("f", failure)}) {
            assertThat(error)
                    .hasMessageStartingWith("f: cannot be ")
                    .hasMessageContaining(words + ". ")
                    .hasCause(failure);
            assertThat(error.getMessage()).doesNotContain("Exception", "java.", "\n", "null");
        }
    }
}
