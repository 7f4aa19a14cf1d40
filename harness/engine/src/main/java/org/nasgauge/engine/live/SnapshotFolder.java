package org.nasgauge.engine.live;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.content.SoleWriter;

/**
 * Snapshots as files, one a piece of work: named after the checksum of what the work is, each with a checksum of work and
 * state at its beginning. One that is damaged is not believed: the work is done again.
 *
 * @param folder made when the first snapshot is kept
 */
public record SnapshotFolder(Path folder) implements WeightSharing.Snapshots {
    private static final int CHECKSUM = 32;
    private static final int DIGITS = 16;

    private Path file(String work) {
        return folder.resolve("snapshot-" + Sha256.of(work).substring(0, DIGITS) + ".bin");
    }

    private static byte[] checksum(String work, byte[] state) {
        return new Sha256().add(new Sha256().add(work).bytes()).add(state).bytes();
    }

    @Override
    public Optional<byte[]> find(String work) {
        Path file = file(work);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = RegularFile.bytes(file, Integer.MAX_VALUE - 8, "a snapshot");
        if (bytes.length < CHECKSUM) {
            return Optional.empty();
        }
        byte[] state = Arrays.copyOfRange(bytes, CHECKSUM, bytes.length);
        return Arrays.equals(Arrays.copyOf(bytes, CHECKSUM), checksum(work, state))
                ? Optional.of(state)
                : Optional.empty();
    }

    @Override
    public void keep(String work, byte[] state) {
        byte[] bytes = ByteBuffer.allocate(CHECKSUM + state.length)
                .put(checksum(work, state))
                .put(state)
                .array();
        synchronized (SnapshotFolder.class) { // two runs of one work may be under way at once
            try (SoleWriter writer = SoleWriter.beside(file(work))) {
                writer.put(file(work), bytes);
            }
        }
    }
}
