package org.nasgauge.tabular.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/** The files of one table: each is checked against its checksum when it is first used, and then kept open. */
public final class BlockStore {
    private static final String MEND = "Restore the file from where the table came from";

    private final TableFiles files;
    private final Map<String, NpyArray> open = new ConcurrentHashMap<>();

    public BlockStore(TableFiles files) {
        this.files = files;
    }

    /** How error messages name a file of the table. */
    public String place(String file) {
        return files.place(file);
    }

    public String place(Block block) {
        return files.place(block.file());
    }

    public String place(TextFile file) {
        return files.place(file.file());
    }

    /** Compares the length with the manifest, without reading the content. */
    public void checkLength(TextFile file) {
        String place = place(file);
        try {
            checkLength(place, file.bytes(), lengthOf(place, file.file()));
        } catch (IOException e) {
            throw UserError.unreadable(place, e);
        }
    }

    private long lengthOf(String place, String file) throws IOException {
        OptionalLong length = files.length(file);
        if (length.isEmpty()) {
            throw UserError.at(place, "the file is not there", MEND);
        }
        return length.getAsLong();
    }

    /** Compares length and header with the manifest, without reading the elements. */
    public void checkHeader(Block block) {
        String place = place(block);
        try {
            checkLength(place, block.header().fileBytes(), lengthOf(place, block.file()));
            byte[] start = files.start(block.file(), NpyHeader.MOST_BYTES);
            if (block.header().begins(start)) {
                return;
            }
            NpyHeader found = NpyHeader.parse(place, start);
            if (!found.equals(block.header())) {
                throw UserError.at(
                        place,
                        "holds " + found.dtype().descr() + found.shape() + "; the table expects "
                                + block.header().dtype().descr()
                                + block.header().shape(),
                        MEND);
            }
        } catch (IOException e) {
            throw UserError.unreadable(place, e);
        }
    }

    public NpyArray array(Block block) {
        return open.computeIfAbsent(block.file(), file -> load(block));
    }

    /** Reads the file again, for a check that does not believe an earlier one. */
    public NpyArray load(Block block) {
        return NpyArray.of(block.header(), load(block.file(), block.header().fileBytes(), block.sha256()));
    }

    public ByteBuffer load(TextFile file) {
        return load(file.file(), file.bytes(), file.sha256());
    }

    private ByteBuffer load(String file, long bytes, String sha256) {
        String place = files.place(file);
        try {
            ByteBuffer content = files.open(file);
            checkLength(place, bytes, content.limit());
            String found = Sha256.of(content);
            if (!found.equals(sha256)) {
                throw UserError.at(place, "the SHA-256 is " + found + "; the table expects " + sha256, MEND);
            }
            return content;
        } catch (IOException e) {
            throw UserError.unreadable(place, e);
        }
    }

    private static void checkLength(String place, long expected, long found) {
        if (found != expected) {
            throw UserError.at(
                    place,
                    found + " bytes; the table expects " + expected
                            + (found < expected ? ": the file is cut off" : ": the file is too long"),
                    MEND);
        }
    }
}
