package org.nasgauge.form;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes values in one way only, so that what is equal has equal texts and hashes: maps, lists and scalars as YAML that
 * people read, and nodes as JSON without spaces, the keys in order. Digits are those of every JDK: {@link Double#toString}
 * prints other ones before JDK 19 (JDK-4511638).
 */
public final class NormalForm {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern RANGE = Pattern.compile("[0-9]+\\.\\.[0-9]+");
    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private final StringBuilder text = new StringBuilder();

    private NormalForm() {}

    /** A mapping as a YAML document, its keys in the order of the map. */
    public static String yaml(Map<String, ?> mapping) {
        NormalForm form = new NormalForm();
        form.entries(mapping, "");
        return form.text.toString();
    }

    /**
     * A node as JSON on one line.
     *
     * @throws org.nasgauge.api.error.UserError if there is a null in it
     */
    public static String json(Node node) {
        NormalForm form = new NormalForm();
        form.node(node);
        return form.text.toString();
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

    @SuppressWarnings("unchecked") // the caller of yaml gave text keys all the way down
    private static Map<String, ?> textKeys(Map<?, ?> mapping) {
        return (Map<String, ?>) mapping;
    }

    private static String scalar(Object value) {
        if (!(value instanceof String string)) {
            return number(value);
        }
        boolean word = PLAIN.matcher(string).matches() && !RESERVED.contains(string.toLowerCase(Locale.ROOT));
        boolean plain = word || RANGE.matcher(string).matches();
        return plain ? string : quoted(string);
    }

    private void node(Node node) {
        if (node instanceof Node.Mapping mapping) {
            text.append('{');
            String between = "";
            for (Map.Entry<String, Node> field : new TreeMap<>(mapping.entries()).entrySet()) {
                text.append(between).append(quoted(field.getKey())).append(':');
                node(field.getValue());
                between = ",";
            }
            text.append('}');
        } else if (node instanceof Node.Sequence sequence) {
            text.append('[');
            String between = "";
            for (Node item : sequence.items()) {
                text.append(between);
                node(item);
                between = ",";
            }
            text.append(']');
        } else {
            Object value = node.value();
            text.append(value instanceof String string ? quoted(string) : number(value));
        }
    }

    private static String number(Object value) {
        return value instanceof Double number ? NumberOutput.toString(number, true) : value.toString();
    }

    private static String quoted(String string) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(string)) + '"';
    }
}
