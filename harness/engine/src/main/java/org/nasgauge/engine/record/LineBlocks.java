package org.nasgauge.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/** The lines of a file, many at a time; unpacked if its name ends with .gz. What comes after the last line feed is no line. */
final class LineBlocks implements Iterator<LineBlocks.Block>, AutoCloseable {
    /** How the name of a file ends that is packed by gzip, as records are published. */
    static final String PACKED = ".gz";

    private static final int SIZE = 1 << 16;
    /** Bytes of one line: a file without line feeds does not fill the memory. */
    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final InputStream in;
    private byte[] rest = {};
    private int lines;
    private long position;
    private Optional<Block> next = Optional.empty();
    private boolean isDone;

    /** @throws UserError if there is no such file, or it cannot be opened */
    LineBlocks(Path file) {
        this.file = file;
        this.in = open(file);
    }

    private static InputStream open(Path file) {
        InputStream in = RegularFile.open(file);
        if (!file.toString().endsWith(PACKED)) {
            return in;
        }
        try {
            return new GZIPInputStream(in, SIZE);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /**
     * Successive lines.
     *
     * @param first the number of the first one in the file, from 0
     * @param position of its first byte in the file
     * @param lines each without its line feed, all in one array
     */
    record Block(int first, long position, List<ByteBuffer> lines) {}

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !isDone) {
            next = read();
            isDone = next.isEmpty();
        }
        return next.isPresent();
    }

    @Override
    public Block next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Block block = next.orElseThrow();
        next = Optional.empty();
        return block;
    }

    /** Empty where no line is left, or none that is short enough. */
    private Optional<Block> read() {
        byte[] bytes = rest;
        int end = 0;
        for (int size = SIZE; end == 0; size *= 2) {
            int held = bytes.length;
            if (held > LONGEST) {
                return Optional.empty();
            }
            bytes = more(bytes, size);
            if (bytes.length == held) {
                return Optional.empty();
            }
            end = behindLast(bytes, held);
        }
        Block block = new Block(lines, position, split(bytes, end));
        rest = Arrays.copyOfRange(bytes, end, bytes.length);
        lines += block.lines().size();
        position += end;
        return Optional.of(block);
    }

    private static List<ByteBuffer> split(byte[] bytes, int end) {
        List<ByteBuffer> lines = new ArrayList<>();
        for (int from = 0, to = 0; to < end; to++) {
            if (bytes[to] == '\n') {
                lines.add(ByteBuffer.wrap(bytes, from, to - from));
                from = to + 1;
            }
        }
        return lines;
    }

    private byte[] more(byte[] held, int size) {
        byte[] bytes = Arrays.copyOf(held, held.length + size);
        try {
            int read = in.readNBytes(bytes, held.length, size);
            return read == size ? bytes : Arrays.copyOf(bytes, held.length + read);
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }

    /** Behind the last line feed from a place on; 0 where there is none. */
    private static int behindLast(byte[] bytes, int from) {
        int end = bytes.length;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        }
    }
}
