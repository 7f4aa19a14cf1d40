package org.nasgauge.tabular.making;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;

/**
 * A file of lines with checksums, the first of them a header, that one process at a time appends to. A last line that was
 * cut off is dropped when the file is opened, and never believed.
 */
final class LineJournal implements AutoCloseable {
    private final Path file;
    private final SoleWriter writer;
    private final FileChannel channel;

    /** @param place as in {@code DIR/part.scores.jsonl, line 3} */
    record Line(Path file, String place, Node node) {}

    private LineJournal(Path file, SoleWriter writer, FileChannel channel) {
        this.file = file;
        this.writer = writer;
        this.channel = channel;
    }

    /**
     * Opens a file to append to; makes it, with its header, if it is not there.
     *
     * @param check is given the lines that are there, if any, and refuses what must not be gone on with
     * @throws UserError if it is damaged, has another writer, or cannot be written
     */
    static LineJournal open(Path file, Form form, ObjectNode header, Consumer<List<Line>> check) {
        SoleWriter writer = SoleWriter.beside(file);
        try {
            boolean isNew = !Files.exists(file) || JournalFormat.wholeBytes(Files.readAllBytes(file)) == 0;
            if (!isNew) {
                check.accept(read(file, form));
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel.truncate(JournalFormat.wholeBytes(Files.readAllBytes(file)));
            LineJournal journal = new LineJournal(file, writer, channel);
            if (isNew) {
                journal.append(header);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e instanceof IOException failure ? UserError.unwritable(file, failure) : (RuntimeException) e;
        }
    }

    /** The journals of a folder, in the order of their names; none if it is not there. */
    static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.unreadable(folder, e);
        }
    }

    /** @throws UserError at the first line that does not match its checksum, but for a last one that was cut off */
    static List<Line> read(Path file, Form form) {
        byte[] bytes = RegularFile.bytes(file, Integer.MAX_VALUE - 8, "a journal");
        List<String> texts = new String(bytes, 0, JournalFormat.wholeBytes(bytes), UTF_8)
                .lines()
                .toList();
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            int number = lines.size() + 1;
            String place = file + ", line " + number;
            if (!JournalFormat.isWhole(text)) {
                throw UserError.at(place, "the line does not match its checksum", "Delete the line: it is then redone");
            }
            Node node = form.parse(file.toString(), number, text.substring(JournalFormat.CRC_DIGITS + 1));
            lines.add(new Line(file, place, node));
        }
        return lines;
    }

    /** On return it is on disk. */
    synchronized void append(ObjectNode line) {
        ByteBuffer bytes = ByteBuffer.wrap(JournalFormat.line(line).getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw UserError.unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw UserError.unwritable(file, e);
        } finally {
            writer.close();
        }
    }
}
