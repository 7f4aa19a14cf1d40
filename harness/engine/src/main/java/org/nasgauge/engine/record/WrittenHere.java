package org.nasgauge.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.nasgauge.api.content.RegularFile;

/**
 * Files of records that this process wrote whole. Who reads them need not compare each line with its checksum again, as long as
 * the CRC-32C of the file says that nobody has changed it; that takes a hundredth of the time.
 */
final class WrittenHere {
    private record Content(long bytes, long crc) {}

    private static final int BLOCK = 1 << 16;
    private static final Map<Path, Content> FILES = new ConcurrentHashMap<>();

    private WrittenHere() {}

    /** @param crc of all that the file should hold */
    static void note(Path file, long bytes, CRC32C crc) {
        FILES.put(file.toAbsolutePath().normalize(), new Content(bytes, crc.getValue()));
    }

    /** False of a file that another process wrote, and of one that was changed. */
    static boolean isUnchanged(Path file) {
        Content written = FILES.get(file.toAbsolutePath().normalize());
        return written != null && written.bytes() == file.toFile().length() && written.crc() == crc(file);
    }

    /** Of what cannot be read, some number: whoever reads it next says why. */
    private static long crc(Path file) {
        CRC32C crc = new CRC32C();
        try (InputStream in = RegularFile.open(file)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                crc.update(block, 0, read);
            }
        } catch (IOException e) {
            return -1;
        }
        return crc.getValue();
    }
}
