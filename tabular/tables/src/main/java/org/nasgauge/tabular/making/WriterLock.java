package org.nasgauge.tabular.making;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one writer at a time, of all processes and threads, by a lock on an empty file of its own. The file stays when
 * the lock goes: whoever deleted it could take it from under a third one.
 */
final class WriterLock implements AutoCloseable {
    /**
     * The lock files that this process holds. Closing any channel on a file ends the lock that the process has on it, so a
     * file that is held must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Empty if somebody else holds it.
     *
     * @param file is made if it is not there; its folder has to be there
     * @throws IOException if the file cannot be made or locked
     */
    static Optional<WriterLock> take(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path real = folder.toRealPath().resolve(file.getFileName());
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<WriterLock> taken = Optional.empty();
        try {
            FileChannel channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    taken = Optional.of(new WriterLock(real, channel));
                }
            } finally {
                if (taken.isEmpty()) {
                    channel.close();
                }
            }
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
