package org.nasgauge.engine.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** @throws UserError if the file cannot be written, or holds anything but the first runs of this study */
    public static RecordAppender open(Path file, RecordForm<?> form, RecordCheck check) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                RecordFile.Whole whole = new RecordFile<>(file, form, check).whole();
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

    /** For the one record over all networks of a study of an estimator. */
    public static RecordAppender openOverall(Path file, RecordCheck check) {
        return open(file, RecordForm.ESTIMATION, check.overall());
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
}
