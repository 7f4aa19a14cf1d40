package org.nasgauge.importers.foreign;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/** Opens files by their first bytes: bzip2, gzip, or as they are. What comes out is bounded by what went in. */
public final class Compressed {
    /** Tables of numbers stay under 60; bzip2 can reach thousands. */
    private static final long MOST_RATIO = 200;

    /** Bytes that a file may always grow by: small files of repeated values compress well. */
    private static final long FREE = 1 << 20;

    private Compressed() {}

    /** The content of a file, decompressed where it is compressed. */
    public static ByteSource open(Path file) {
        return new ByteSource(file.toString(), stream(file));
    }

    /** The content of a file as a stream whose failures may be a {@link UserError}. */
    public static InputStream stream(Path file) {
        return decompress(file.toString(), RegularFile.open(file));
    }

    /**
     * @param file the name for messages
     * @param in the bytes as they are in the file
     */
    public static InputStream decompress(String file, InputStream in) {
        try {
            Counted counted = new Counted(in);
            BufferedInputStream buffered = new BufferedInputStream(counted, 1 << 15);
            buffered.mark(4);
            int first = buffered.read();
            int second = buffered.read();
            buffered.reset();
            if (first == 'B' && second == 'Z') {
                return new Bounded(file, new BZip2CompressorInputStream(buffered, true), counted);
            }
            if (first == 0x1f && second == 0x8b) {
                return new Bounded(file, new GZIPInputStream(buffered, 1 << 15), counted);
            }
            return buffered;
        } catch (IOException | RuntimeException e) {
            throw UserError.at(
                    file, "cannot be decompressed: " + PlainWords.of(e).problem(), "Fetch the file again", e);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final String file;
        private final Counted compressed;
        private long count;

        Bounded(String file, InputStream in, Counted compressed) {
            super(in);
            this.file = file;
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            charge(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            charge(read);
            return read;
        }

        private void charge(int bytes) {
            count += Math.max(bytes, 0);
            if (count > FREE + MOST_RATIO * compressed.count) {
                throw UserError.at(
                        file,
                        compressed.count + " compressed bytes became more than " + count + "; at most " + MOST_RATIO
                                + " times as many are read",
                        "This is no table of the field: fetch the file again");
            }
        }
    }
}
