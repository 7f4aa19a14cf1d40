package org.nasgauge.tabular.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Form;
import org.nasgauge.form.NormalForm;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/**
 * Rows that are named one by one, for spaces that do not number their architectures or are not installed at all: a text
 * for each, in the field's own form. Immutable.
 */
public final class ListedArchitectures implements TableRows {
    private static final Form TEXT = Form.json("architecture");
    private static final String MEND = "Restore the file from where the table came from";

    private final List<String> texts;
    private final Map<String, Integer> rows;

    private ListedArchitectures(List<String> texts) {
        this.texts = texts;
        this.rows = new HashMap<>(2 * texts.size());
        for (String text : texts) {
            if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw new IllegalArgumentException(
                        "architecture " + rows.size() + " is empty or has a line break: '" + text + "'");
            }
            if (rows.put(text, rows.size()) != null) {
                throw new IllegalArgumentException("architecture " + rows.size() + " is listed twice: '" + text + "'");
            }
        }
    }

    /**
     * Rows in the order of the texts.
     *
     * @throws IllegalArgumentException if one is empty, has a line break, or occurs twice
     */
    public static ListedArchitectures of(Collection<String> texts) {
        return new ListedArchitectures(List.copyOf(texts));
    }

    public static ListedArchitectures read(BlockStore store, TextFile file, int rows) {
        String place = store.place(file);
        ByteBuffer content = store.load(file);
        try {
            List<String> lines =
                    UTF_8.newDecoder().decode(content).toString().lines().toList();
            if (lines.size() != rows) {
                throw UserError.at(place, lines.size() + " lines; the table expects " + rows, MEND);
            }
            return new ListedArchitectures(lines);
        } catch (CharacterCodingException e) {
            throw UserError.at(place, "is no text in UTF-8", MEND, e);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
        }
    }

    public byte[] lines() {
        return (String.join("\n", texts) + "\n").getBytes(UTF_8);
    }

    @Override
    public int rows() {
        return texts.size();
    }

    public String text(int row) {
        return texts.get(row);
    }

    /** The row of a text as it is listed; of a JSON object also in another order of keys. */
    public OptionalInt find(String text) {
        Integer row = rows.get(text);
        if (row == null && text.stripLeading().startsWith("{")) {
            row = rows.get(NormalForm.json(TEXT.parse("architecture", text)));
        }
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
