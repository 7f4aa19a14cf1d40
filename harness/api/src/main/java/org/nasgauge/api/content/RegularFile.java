package org.nasgauge.api.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.nasgauge.api.error.UserError;

/**
 * Opens what a user names to be read. Only regular files are opened: opening a pipe may block for ever, and a device may
 * never end. The text or the bytes of a file are bounded by its reader.
 */
public final class RegularFile {
    private RegularFile() {}

    /** @throws UserError if there is no such file, or it is none */
    public static Path require(Path file) {
        return require(file, "a file");
    }

    private static Path require(Path file, String what) {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw UserError.at(file, "there is no such file", "Name " + what, e);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
        if (!found.isRegularFile()) {
            String kind = found.isDirectory() ? "a folder" : "a device or a pipe";
            throw UserError.at(file, "this is " + kind + ", not a file", "Name " + what);
        }
        return file;
    }

    /** @throws UserError if it is no regular file or cannot be opened */
    public static InputStream open(Path file) {
        return open(file, "a file");
    }

    private static InputStream open(Path file, String what) {
        require(file, what);
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /**
     * A channel to read from.
     *
     * @throws UserError if it is no regular file or cannot be opened
     */
    public static FileChannel channel(Path file) {
        require(file);
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /**
     * The whole content. Of a longer file, no more than one byte over the limit is read.
     *
     * @param most bytes that it may have
     * @param what the file should be, with its article, for the error message
     * @throws UserError if it is no regular file, is longer, or cannot be read
     */
    public static byte[] bytes(Path file, int most, String what) {
        try (InputStream in = open(file, what)) {
            byte[] content = in.readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
            if (content.length > most) {
                throw UserError.at(file, "more than " + most + " bytes are too many for " + what, "Name " + what);
            }
            return content;
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }
}
