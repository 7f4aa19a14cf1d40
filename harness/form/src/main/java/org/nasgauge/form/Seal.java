package org.nasgauge.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;

/**
 * The last field of a JSON document that names its own content: {@value #FIELD}, the SHA-256 of the document's text without
 * this field and the comma before it. A document that lists the hashes of other files seals them as well.
 *
 * @param hash of the text without its seal: the name of the content
 * @param written what the seal says; empty where there is none
 */
public record Seal(String hash, Optional<String> written) {
    public static final String FIELD = "sha256";

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern LAST_FIELD =
            Pattern.compile(",\\s*\"" + FIELD + "\"\\s*:\\s*\"([0-9a-f]{64})\"(\\s*\\}\\s*)");

    /** @param text which a byte order mark may begin */
    public static Seal of(String text) {
        Optional<Matcher> last = lastField(text);
        String content = last.map(field -> without(text, field)).orElse(text);
        return new Seal(
                Sha256.of(content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content),
                last.map(field -> field.group(1)));
    }

    /**
     * The document with its seal, in place of one that it may have.
     *
     * @param text an indented object of at least one field
     */
    public static String seal(String text) {
        String content = lastField(text).map(field -> without(text, field)).orElse(text);
        int end = content.lastIndexOf('}');
        int behindLast = content.substring(0, end).stripTrailing().length();
        return content.substring(0, behindLast) + ",\n  \"" + FIELD + "\" : \"" + Sha256.of(content) + "\""
                + content.substring(behindLast);
    }

    private static Optional<Matcher> lastField(String text) {
        Matcher last = LAST_FIELD.matcher(text);
        int comma = text.lastIndexOf(',');
        return comma >= 0 && last.region(comma, text.length()).matches() ? Optional.of(last) : Optional.empty();
    }

    private static String without(String text, Matcher lastField) {
        return text.substring(0, lastField.start()) + lastField.group(2);
    }

    /**
     * @param place where the document is
     * @param mend what to do about a document that was changed
     * @throws UserError if the content is not what the seal says
     */
    public void require(Object place, String mend) {
        if (written.isPresent() && !written.get().equals(hash)) {
            throw UserError.at(
                    place,
                    "the content does not match the SHA-256 of itself, its last field: it was changed after it was written",
                    mend);
        }
    }
}
