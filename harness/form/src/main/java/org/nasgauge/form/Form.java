package org.nasgauge.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.nasgauge.api.content.RegularFile;
import org.nasgauge.api.error.UserError;

/**
 * A kind of document: a recipe, a mapping, a manifest.
 *
 * <p>Both syntaxes have one grammar of numbers, JSON's: decimal digits, a point, an exponent. What YAML takes for a number
 * otherwise (hexadecimal, octal, underscores, {@code .inf}) is a text, and refused where a number belongs.
 *
 * @param name as a sentence says it after «a»
 * @param mostBytes a longer document is refused
 * @param mend what to do about a wrong value
 */
public record Form(String name, Syntax syntax, int mostBytes, String mend) {
    /** How documents are written. */
    public enum Syntax {
        /** By people: a number or a truth value may stand for its text. */
        YAML,
        /** By programs: a text stands in quotes. */
        JSON
    }

    /** Levels of lists and mappings, one within the other. */
    static final int DEEPEST = 16;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** A form that people write, of at most 1 MiB. */
    public static Form yaml(String name) {
        return new Form(name, Syntax.YAML, 1 << 20, "Correct this value");
    }

    /** A form that programs write, of at most 16 MiB. */
    public static Form json(String name) {
        return new Form(name, Syntax.JSON, 16 << 20, "Restore or mend the file");
    }

    public Form mending(String advice) {
        return new Form(name, syntax, mostBytes, advice);
    }

    /** @throws UserError if the file cannot be read whole, or holds no document of this syntax */
    public Node read(Path file) {
        return parse(file.toString(), text(file));
    }

    /**
     * @param file what to call the text in error messages
     * @throws UserError if the text is no document of this syntax
     */
    public Node parse(String file, String text) {
        return parse(file, 1, text);
    }

    /**
     * A document that begins in the middle of a file.
     *
     * @param line that the text begins on, from 1
     * @throws UserError if the text is no document of this syntax
     */
    public Node parse(String file, int line, String text) {
        Place top = Place.top(this, file, line);
        if (text.length() > mostBytes) {
            throw tooLong(file);
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Tree.read(top, marked ? text.substring(1) : text);
    }

    /**
     * The text of a regular file, of which no more is read than is allowed. A device or a pipe is not opened.
     *
     * @throws UserError if it cannot be read whole, or is not UTF-8
     */
    public String text(Path file) {
        return decode(file.toString(), RegularFile.bytes(file, mostBytes, "a " + name + " in " + syntax));
    }

    /** @throws UserError if the bytes are not UTF-8, naming the line of the first that is not */
    public String decode(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(from, to, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < from.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw UserError.at(Place.top(this, file, line), "the text is not UTF-8", "Save it in UTF-8");
        }
        return to.flip().toString();
    }

    private UserError tooLong(String file) {
        return UserError.at(file, "more than " + mostBytes + " bytes are too many for a " + name, "Shorten it");
    }
}
