package org.nasgauge.importers.foreign;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param encoding empty for UTF-8, or what a byte order mark says
 * @param delimiter stands between the cells of a line
 * @param header whether the first line names the columns
 */
public record CsvDialect(Optional<Encoding> encoding, char delimiter, boolean header) {
    /** Commas, a header, UTF-8. */
    public static final CsvDialect STANDARD = new CsvDialect(Optional.empty(), ',', true);

    /** The encodings that are read, each under its usual name. */
    public enum Encoding {
        UTF_8("utf-8", StandardCharsets.UTF_8),
        UTF_16("utf-16", StandardCharsets.UTF_16),
        UTF_16LE("utf-16le", StandardCharsets.UTF_16LE),
        UTF_16BE("utf-16be", StandardCharsets.UTF_16BE),
        LATIN_1("latin-1", StandardCharsets.ISO_8859_1),
        /** What older programs for Windows write in Western Europe and America. */
        WINDOWS_1252("windows-1252", Charset.forName("windows-1252"));

        private final String label;
        private final Charset charset;

        Encoding(String label, Charset charset) {
            this.label = label;
            this.charset = charset;
        }

        public String label() {
            return label;
        }

        Charset charset() {
            return charset;
        }
    }

    public CsvDialect separatedBy(char other) {
        return new CsvDialect(encoding, other, header);
    }

    public CsvDialect encodedIn(Encoding other) {
        return new CsvDialect(Optional.of(other), delimiter, header);
    }

    public CsvDialect withoutHeader() {
        return new CsvDialect(encoding, delimiter, false);
    }
}
