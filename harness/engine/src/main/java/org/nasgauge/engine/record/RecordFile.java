package org.nasgauge.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/**
 * The records of one study, line by line, checked alike for those who go on with them and those who report them. A last
 * line without its line feed was torn by a kill, and is no record.
 */
final class RecordFile<R extends RunRecord> {
    private final Path file;
    private final RecordForm<R> form;
    private final RecordCheck check;

    RecordFile(Path file, RecordForm<R> form, RecordCheck check) {
        this.file = file;
        this.form = form;
        this.check = check;
    }

    /** The part of a file that can be believed. */
    record Whole(int records, long bytes) {}

    /**
     * How much of the file stands when a last line that is damaged is left out, to be done again.
     *
     * @throws UserError if a line before the last is damaged
     */
    Whole whole() {
        if (file.toFile().length() == 0) {
            return new Whole(0, 0);
        }
        try (LineBlocks blocks = new LineBlocks(file)) {
            Whole whole = new Whole(0, 0);
            Iterator<Believed<R>> all = new Ahead<>(blocks, this::believed);
            while (all.hasNext()) {
                Believed<R> next = all.next();
                whole = new Whole(whole.records() + next.records().size(), next.end());
                if (next.damage().isPresent() && !isLast(next.damage().get())) {
                    throw next.damage().get().error();
                }
            }
            return whole;
        }
    }

    private boolean isLast(Damage damage) {
        return damage.end() == file.toFile().length();
    }

    /**
     * The records, read as they are consumed; a damaged line is a {@link UserError} then. Where the file is not there, they
     * are read from the packed one that was published in its place. Close the stream.
     */
    Stream<R> read() {
        Path packed = file.resolveSibling(file.getFileName() + LineBlocks.PACKED);
        if (!Files.exists(file) && !Files.exists(packed)) {
            return Stream.empty();
        }
        LineBlocks blocks = new LineBlocks(Files.exists(file) ? file : packed);
        Iterator<Believed<R>> all = new Ahead<>(blocks, this::believed);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
                .onClose(blocks::close)
                .flatMap(Believed::stream);
    }

    /** Whether the last line is no record because it was torn. */
    boolean isTorn() {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = RegularFile.open(file)) {
            long last = Files.size(file) - 1;
            return last >= 0 && in.skip(last) == last && in.read() != '\n';
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /**
     * What can be believed of a block of lines.
     *
     * @param end where in the file that ends
     * @param damage the first line that is no record, and ends it
     */
    private record Believed<R>(List<R> records, long end, Optional<Damage> damage) {
        Stream<R> stream() {
            return Stream.concat(records.stream(), damage.stream().map(found -> {
                throw found.error();
            }));
        }
    }

    /** @param end of the damaged line in the file */
    private record Damage(UserError error, long end) {}

    private Believed<R> believed(LineBlocks.Block block) {
        List<R> records = new ArrayList<>();
        LineChecksum checksum = new LineChecksum();
        long end = block.position();
        for (ByteBuffer line : block.lines()) {
            int index = block.first() + records.size();
            long behind = end + line.remaining() + 1;
            try {
                records.add(record(index, line, checksum));
            } catch (IllegalArgumentException e) {
                return new Believed<>(records, end, Optional.of(new Damage(damaged(index, e), behind)));
            }
            end = behind;
        }
        return new Believed<>(records, end, Optional.empty());
    }

    private R record(int index, ByteBuffer line, LineChecksum checksum) {
        R record = parsed(line);
        check.place(record, index);
        if (!checksum.isAsWritten(line, record.study(), index)) {
            throw new IllegalArgumentException("the record does not match its checksum: it was changed");
        }
        check.content(record);
        return record;
    }

    private R parsed(ByteBuffer line) {
        try {
            return form.read(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no record: " + e.getMessage(), e);
        }
    }

    private UserError damaged(int index, IllegalArgumentException e) {
        return UserError.at(
                file + ", line " + (index + 1),
                String.valueOf(e.getMessage()),
                "Cut the file before this line and run the recipe again: it does the runs from there on anew",
                e);
    }
}
