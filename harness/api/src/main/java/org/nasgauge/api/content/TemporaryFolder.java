package org.nasgauge.api.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A temporary folder of this process alone, for native libraries that unpack themselves under fixed names: in the shared one,
 * another process would write over the code that this one runs.
 */
public final class TemporaryFolder {
    private static final String PROPERTY = "java.io.tmpdir";

    private TemporaryFolder() {}

    /** What writes into the temporary folder of Java. */
    @FunctionalInterface
    public interface Unpacking {
        void run() throws IOException;
    }

    /**
     * Runs while Java's temporary folder is a new one, which goes with what it holds when Java ends.
     *
     * @throws UncheckedIOException if it cannot be made, or the unpacking fails
     */
    public static synchronized void during(String prefix, Unpacking unpacking) {
        String shared = System.getProperty(PROPERTY);
        try {
            Path own = Files.createTempDirectory(prefix);
            own.toFile().deleteOnExit();
            System.setProperty(PROPERTY, own.toString());
            unpacking.run();
            try (Stream<Path> unpacked = Files.list(own)) {
                unpacked.forEach(file -> file.toFile().deleteOnExit());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(prefix + " cannot be unpacked", e);
        } finally {
            System.setProperty(PROPERTY, shared);
        }
    }
}
