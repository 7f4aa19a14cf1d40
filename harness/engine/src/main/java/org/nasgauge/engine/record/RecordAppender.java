package org.nasgauge.engine.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/**
 * Appends to a file of records, one line a run, in the order of the seeds. What an earlier session has left is kept,
 * up to a torn last line, which is cut. Not safe for use by several threads.
 */
public final class RecordAppender implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final int recorded;

    private RecordAppender(Path file, FileChannel channel, int recorded) {
        this.file = file;
        this.channel = channel;
        this.recorded = recorded;
    }

    /**
     * @param study id that each record has to bear
     * @throws UserError if the file cannot be written, or holds anything but the first runs of this study
     */
    public static RecordAppender open(Path file, RecordForm<?> form, String study, Seeds seeds) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Whole whole = Whole.of(file, form, study, seeds);
                if (channel.size() > whole.bytes()) {
                    channel.truncate(whole.bytes());
                }
                channel.position(whole.bytes());
                return new RecordAppender(file, channel, whole.records());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** How many runs an earlier session has recorded. */
    public int recorded() {
        return recorded;
    }

    /**
     * @param line of {@link RecordForm#line}
     * @throws UserError if the file cannot be written, as when the disk is full; a part of the line may stand then
     */
    public void append(ByteBuffer line) {
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
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
        PlainWords words = PlainWords.of(e);
        return UserError.at(
                file,
                "cannot be written: " + words.problem(),
                words.mend() + ", and run the same command again: it goes on where it stopped",
                e);
    }

    /** The part of a file that can be believed. */
    private record Whole(int records, long bytes) {
        static Whole of(Path file, RecordForm<?> form, String study, Seeds seeds) throws IOException {
            long size = Files.size(file);
            if (size == 0) {
                return new Whole(0, 0);
            }
            int records = 0;
            long believed = 0;
            try (InputStream in = new BufferedInputStream(RegularFile.open(file), 1 << 16)) {
                ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
                for (long read = 1; read <= size; read++) {
                    int b = in.read();
                    if (b != '\n') {
                        line.write(b);
                        continue;
                    }
                    String fault = fault(line.toByteArray(), form, study, seeds, records);
                    if (!fault.isEmpty() && read == size) {
                        break;
                    }
                    if (!fault.isEmpty()) {
                        throw UserError.at(
                                file + ", line " + (records + 1),
                                fault,
                                "Cut the file before this line, or choose another folder, and run the recipe again");
                    }
                    line.reset();
                    records++;
                    believed = read;
                }
            }
            return new Whole(records, believed);
        }

        private static String fault(byte[] line, RecordForm<?> form, String study, Seeds seeds, int index) {
            try {
                RunRecord record = form.read(line);
                if (!record.study().equals(study)) {
                    return "a record of study " + record.study() + " in a file of study " + study;
                }
                if (index >= seeds.count()) {
                    return "more records than the " + seeds.count() + " seeds of the recipe";
                }
                return record.seed() == seeds.at(index)
                        ? ""
                        : "seed " + record.seed() + " stands where seed " + seeds.at(index) + " belongs";
            } catch (IllegalArgumentException e) {
                return "no record: " + e.getMessage();
            }
        }
    }
}
