package org.nasgauge.api.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;

/**
 * The only writer of a file or a folder, of all processes and threads, for as long as it is open. It puts files and
 * folders in their place whole or not at all: they are written beside it under a name of their own, forced to the disk
 * (unless they are {@linkplain #putDerived derived}), and moved. What a failure leaves goes at once; what a kill leaves, when the next writer comes.
 */
public final class SoleWriter implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String WRITING = "writing-";
    private static final String REPLACED = "replaced-";

    private final Path place;
    private final Path folder;
    private final String prefix;
    private final LockFile lock;

    private SoleWriter(Path place, Path folder, String prefix, LockFile lock) {
        this.place = place;
        this.folder = folder;
        this.prefix = prefix;
        this.lock = lock;
    }

    /** Writes a file, or a folder with its files. */
    @FunctionalInterface
    public interface Content {
        /** @param fresh where nothing stands yet */
        void writeTo(Path fresh) throws IOException;
    }

    /**
     * Of the files in a folder, which keeps its lock file inside.
     *
     * @param folder is made if it is not there
     * @throws UserError if somebody else is writing there, or it cannot be written
     */
    public static SoleWriter inside(Path folder) {
        return take(folder, folder.toAbsolutePath().normalize(), ".");
    }

    /**
     * Of one file, or of a folder that is replaced as a whole.
     *
     * @param target the folder that it stands in is made if it is not there
     * @throws UserError if somebody else is writing there, or it cannot be written
     */
    public static SoleWriter beside(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        SoleWriter writer = take(target, parent(absolute), "." + absolute.getFileName() + ".");
        try {
            writer.restore(absolute);
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e instanceof IOException failure ? UserError.unwritable(target, failure) : (RuntimeException) e;
        }
    }

    private static SoleWriter take(Path place, Path folder, String prefix) {
        try {
            Files.createDirectories(folder);
            LockFile lock = LockFile.take(folder, prefix + LOCK)
                    .orElseThrow(() -> UserError.at(
                            place, "another process is writing to it", "Wait for it to end, or choose another place"));
            SoleWriter writer = new SoleWriter(place, folder, prefix, lock);
            writer.left(WRITING).forEach(SoleWriter::delete);
            return writer;
        } catch (IOException e) {
            throw UserError.unwritable(place, e);
        }
    }

    /**
     * Puts a file or a folder in its place, where it replaces what is there.
     *
     * @throws UserError if it cannot be written; what was there before stands
     */
    public void put(Path target, Content content) {
        put(target, content, true);
    }

    /**
     * The same for what can be made again from files that stand: it is not waited for until it is on the disk, so that a
     * machine that loses its power may lose it.
     */
    public void putDerived(Path target, Content content) {
        put(target, content, false);
    }

    private void put(Path target, Content content, boolean forced) {
        Path fresh = temporary(WRITING);
        try {
            content.writeTo(fresh);
            if (forced) {
                force(fresh);
            }
            move(fresh, target.toAbsolutePath());
        } catch (IOException e) {
            throw UserError.unwritable(target, e);
        } catch (UncheckedIOException e) {
            throw UserError.unwritable(target, Objects.requireNonNull(e.getCause()));
        } finally {
            delete(fresh);
        }
    }

    /** The same with a file's bytes. */
    public void put(Path target, byte[] content) {
        put(target, fresh -> Files.write(fresh, content));
    }

    /**
     * Takes a file or a folder away, whole; nothing happens where there is none.
     *
     * @throws UserError if it cannot be moved
     */
    public void remove(Path target) {
        try {
            if (Files.exists(target)) {
                Path old = temporary(WRITING);
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            }
        } catch (IOException e) {
            throw UserError.unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw UserError.unwritable(place, e);
        }
    }

    private void move(Path fresh, Path target) throws IOException {
        Files.createDirectories(parent(target));
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Path old = temporary(REPLACED);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** After a kill between the two moves of a folder, the old one comes back. */
    private void restore(Path target) throws IOException {
        for (Path old : left(REPLACED)) {
            if (Files.exists(target)) {
                delete(old);
            } else {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private Path temporary(String kind) {
        return folder.resolve(prefix + kind + UUID.randomUUID());
    }

    private List<Path> left(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix + kind))
                    .sorted()
                    .toList();
        }
    }

    private static Path parent(Path absolute) {
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    private static void force(Path fresh) throws IOException {
        try (Stream<Path> files = Files.walk(fresh)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** As far as it goes: the next writer deletes the rest. */
    private static void delete(Path fresh) {
        try (Stream<Path> files = Files.exists(fresh) ? Files.walk(fresh) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // it stays until then
        }
    }
}
