package org.nasgauge.importers.foreign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.nasgauge.api.error.UserError;

/** Files that people name where a text is expected, by their first bytes, and what to do with each. */
enum NotText {
    ZIP("PK\u0003\u0004", "a zip archive, as spreadsheets are", "Unpack it, or save the spreadsheet as CSV"),
    SPREADSHEET("\u00d0\u00cf\u0011\u00e0", "a spreadsheet", "Save it as CSV"),
    XZ("\u00fd7zXZ", "compressed by xz", "Unpack it with 'xz -d', or compress it with gzip or bzip2"),
    ZSTANDARD(
            "(\u00b5/\u00fd", "compressed by Zstandard", "Unpack it with 'zstd -d', or compress it with gzip or bzip2"),
    LZ4("\u0004\"M\u0018", "compressed by LZ4", "Unpack it with 'lz4 -d', or compress it with gzip or bzip2"),
    SEVEN_ZIP("7z\u00bc\u00af", "a 7z archive", "Unpack it"),
    PARQUET(
            "PAR1",
            "a Parquet file",
            "Write it as CSV, as DuckDB does: COPY (FROM 'file.parquet') TO 'file.csv'; or in Python:"
                    + " pandas.read_parquet('file.parquet').to_csv('file.csv', index=False)"),
    HDF5("\u0089HDF", "an HDF5 file", "Write the table as CSV, as pandas does with to_csv"),
    ARROW("ARROW1", "an Arrow file", "Write it as CSV, as pandas.read_feather('file').to_csv('file.csv', index=False)");

    /** Enough bytes to know each. */
    static final int BYTES = 6;

    /** Of its bytes, one character each. */
    private final String start;

    private final String what;
    private final String mend;

    NotText(String start, String what, String mend) {
        this.start = start;
        this.what = what;
        this.mend = mend;
    }

    /** @throws UserError if a file that begins so is one of these */
    static void refuse(String file, byte[] beginning) {
        for (NotText kind : values()) {
            if (new String(beginning, ISO_8859_1).startsWith(kind.start)) {
                throw UserError.at(file, "this is " + kind.what + ", and no text", kind.mend);
            }
        }
    }
}
