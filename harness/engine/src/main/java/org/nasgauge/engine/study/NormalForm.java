package org.nasgauge.engine.study;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes maps, lists and scalars as YAML in one way only, so that equal recipes have equal hashes. */
final class NormalForm {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern RANGE = Pattern.compile("[0-9]+\\.\\.[0-9]+");
    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private final StringBuilder text = new StringBuilder();

    private NormalForm() {}

    /** A mapping as a YAML document. */
    static String write(Map<String, ?> mapping) {
        NormalForm form = new NormalForm();
        form.entries(mapping, "");
        return form.text.toString();
    }

    /** SHA-256 of the text in UTF-8, in hexadecimal. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first entry goes on after what stands already, the others are indented. */
    private void entries(Map<String, ?> mapping, String indent) {
        boolean first = true;
        for (Map.Entry<String, ?> entry : mapping.entrySet()) {
            if (!first) {
                text.append(indent);
            }
            first = false;
            text.append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), indent + "  ");
        }
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> mapping && !mapping.isEmpty()) {
            text.append('\n').append(indent);
            entries(textKeys(mapping), indent);
        } else if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            text.append('\n');
            for (Object item : list) {
                text.append(indent).append("- ");
                entries(textKeys((Map<?, ?>) item), indent + "  ");
            }
        } else if (value instanceof Map) {
            text.append(" {}\n");
        } else if (value instanceof List<?> list) {
            text.append(" [")
                    .append(String.join(
                            ", ", list.stream().map(NormalForm::scalar).toList()))
                    .append("]\n");
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    @SuppressWarnings("unchecked") // the caller of write gave text keys all the way down
    private static Map<String, ?> textKeys(Map<?, ?> mapping) {
        return (Map<String, ?>) mapping;
    }

    /** Digits as in the records: Double.toString prints other ones before JDK 19 (JDK-4511638). */
    private static String scalar(Object value) {
        if (value instanceof Double number) {
            return NumberOutput.toString(number, true);
        }
        if (!(value instanceof String string)) {
            return value.toString();
        }
        boolean word = PLAIN.matcher(string).matches() && !RESERVED.contains(string.toLowerCase(Locale.ROOT));
        boolean plain = word || RANGE.matcher(string).matches();
        return plain
                ? string
                : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(string)) + '"';
    }
}
