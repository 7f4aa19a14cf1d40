package org.nasgauge.importers.foreign;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.importers.foreign.CsvDialect.Encoding;

/**
 * The characters of a text, without its byte order mark. What is not of the encoding is refused with its line, and so is
 * more than a bounded number of characters before {@link #allow} is called again.
 */
final class DecodedText extends FilterReader {
    private static final char LOST = '\ufffd';

    private final String file;
    private final Encoding encoding;
    private final int most;
    private long count;
    private long line = 1;

    private DecodedText(String file, Encoding encoding, int most, Reader in) {
        super(in);
        this.file = file;
        this.encoding = encoding;
        this.most = most;
    }

    /**
     * @param declared empty for UTF-8; a byte order mark is believed before either
     * @param most characters between two calls of {@link #allow}
     */
    static DecodedText of(String file, InputStream in, Optional<Encoding> declared, int most) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(NotText.BYTES);
        NotText.refuse(file, bytes.readNBytes(NotText.BYTES));
        bytes.reset();
        Encoding encoding = marked(bytes).or(() -> declared).orElse(Encoding.UTF_8);
        Reader reader = new InputStreamReader(
                bytes,
                encoding.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        return new DecodedText(file, encoding, most, reader);
    }

    /** What the byte order mark says, which is then read. */
    private static Optional<Encoding> marked(BufferedInputStream bytes) throws IOException {
        bytes.mark(3);
        byte[] start = bytes.readNBytes(3);
        int two = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
        boolean isUtf8 = start.length == 3 && two == 0xefbb && (start[2] & 0xff) == 0xbf;
        Optional<Encoding> encoding = switch (two) {
            case 0xfffe -> Optional.of(Encoding.UTF_16LE);
            case 0xfeff -> Optional.of(Encoding.UTF_16BE);
            default -> isUtf8 ? Optional.of(Encoding.UTF_8) : Optional.empty();
        };
        bytes.reset();
        bytes.skipNBytes(encoding.isEmpty() ? 0 : isUtf8 ? 3 : 2);
        return encoding;
    }

    /** Lets as many characters follow again. */
    void allow() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        int read = in.read(characters, from, length);
        for (int i = from; i < from + read; i++) {
            if (characters[i] == '\n') {
                line++;
            } else if (characters[i] == LOST || characters[i] == 0) {
                throw refused(characters[i]);
            }
        }
        count += Math.max(read, 0);
        if (count > most) {
            throw UserError.at(
                    file + ", line " + line,
                    "a line of more than " + most + " characters",
                    "Check that it is a CSV file, and that its quotation marks are closed");
        }
        return read;
    }

    private UserError refused(char found) {
        if (found == LOST) {
            return UserError.at(
                    file + ", line " + line,
                    "bytes that are not " + encoding.label(),
                    "Save it in UTF-8, or say the encoding in the mapping, as 'encoding: windows-1252'");
        }
        return UserError.at(
                file + ", line " + line,
                "a zero byte, which no text in " + encoding.label() + " has",
                "If it is a text in UTF-16, say so in the mapping: 'encoding: utf-16le'; else it is no CSV file");
    }
}
