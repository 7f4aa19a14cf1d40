package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.error.UserError;

/**
 * The trainings that a build has finished, appended one a line and forced to disk, so that a kill loses only what was
 * under way. A last line that was cut off is dropped and done again.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What a journal holds. */
    record Content(Path file, JournalHeader header, List<JournalRecord> records) {}

    /**
     * Opens the journal for appending: the only one to do so, behind its last whole line.
     *
     * @throws UserError if it belongs to another recipe, is damaged, cannot be written, or is being written
     */
    static Journal append(Path file, JournalHeader header) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(file, channel);
                long whole = wholeBytes(Files.readAllBytes(file));
                channel.truncate(whole);
                channel.position(whole);
                Journal journal = new Journal(file, channel);
                if (whole == 0) {
                    journal.write(JournalFormat.line(header));
                }
                return journal;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw busy(file, e);
        }
        throw busy(file, new IOException("locked"));
    }

    private static UserError busy(Path file, Exception cause) {
        return UserError.at(
                file, "another build is writing to it", "Wait for it to end, or name another work folder", cause);
    }

    synchronized void append(JournalRecord record) {
        try {
            write(JournalFormat.line(record));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UserError unwritable(Path file, IOException e) {
        return UserError.at(
                file, "cannot be written: " + e, "Check that the disk has room and the file can be written", e);
    }

    /**
     * Reads a journal; a cut-off last line is left out.
     *
     * @throws UserError if another line is damaged
     */
    static Content read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            List<String> lines = new String(bytes, 0, Math.toIntExact(wholeBytes(bytes)), UTF_8)
                    .lines()
                    .toList();
            if (lines.isEmpty()) {
                throw UserError.at(file, "the journal is empty", "Delete it");
            }
            List<JournalRecord> records = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                String place = file + " line " + (i + 1);
                if (!JournalFormat.isWhole(lines.get(i))) {
                    throw UserError.at(
                            place,
                            "the line does not match its checksum",
                            i == 0 ? "Restore the file" : "Delete the line: its training is then done again");
                }
                if (i > 0) {
                    records.add(JournalFormat.record(place, lines.get(i)));
                }
            }
            return new Content(file, JournalFormat.header(file + " line 1", lines.get(0)), List.copyOf(records));
        } catch (IOException e) {
            throw UserError.at(file, "cannot be read: " + e, "Check the file and its permissions", e);
        }
    }

    /** The length without a last line that has no end, or does not match its checksum. */
    private static long wholeBytes(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        int start = Math.max(end - 1, 0);
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return end == 0 || JournalFormat.isWhole(new String(bytes, start, end - 1 - start, UTF_8)) ? end : start;
    }
}
