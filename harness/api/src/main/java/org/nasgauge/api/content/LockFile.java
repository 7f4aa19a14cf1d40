package org.nasgauge.api.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An empty file that is there to be locked: by one holder at a time, of all processes and threads. It goes with the lock. */
final class LockFile implements AutoCloseable {
    /**
     * Those that this process holds. Closing any channel on a file ends the lock that the process has on it, so a file that
     * is held must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Empty if somebody else holds it.
     *
     * @param folder has to be there
     * @throws IOException if the file cannot be made or locked
     */
    static Optional<LockFile> take(Path folder, String name) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<LockFile> taken = Optional.empty();
        try {
            taken = lock(file).map(channel -> new LockFile(file, channel));
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    /** Who opened the file just before its holder deleted it has locked a file without a name, and tries again. */
    private static Optional<FileChannel> lock(Path file) throws IOException {
        while (true) {
            Optional<String> made = made(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                if (channel.tryLock() == null) {
                    return Optional.empty();
                }
                if (made.isPresent() && made.equals(identity(file))) {
                    kept = true;
                    return Optional.of(channel);
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
    }

    private static Optional<String> made(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // somebody holds it, or was killed
        }
        return identity(file);
    }

    private static Optional<String> identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(attributes.fileKey() + " of " + attributes.creationTime());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD.remove(file);
        }
    }
}
