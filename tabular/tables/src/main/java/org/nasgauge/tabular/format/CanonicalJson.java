package org.nasgauge.tabular.format;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for all ways to write a JSON value: the keys of objects in order, no spaces. For architectures that are graphs
 * and have no form but JSON.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * @param place of the text, for error messages
     * @throws org.nasgauge.api.error.UserError if it is no JSON, holds a null, or exceeds the limits of a manifest
     */
    public static String of(String place, String json) {
        StringBuilder text = new StringBuilder(json.length());
        write(JsonTree.parse(place, json), text);
        return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> object) {
            String before = "{";
            Map<String, Object> sorted = new TreeMap<>();
            object.forEach((name, field) -> sorted.put((String) name, field));
            for (Map.Entry<String, Object> field : sorted.entrySet()) {
                text.append(before);
                quote(field.getKey(), text);
                text.append(':');
                write(field.getValue(), text);
                before = ",";
            }
            text.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object item : list) {
                text.append(before);
                write(item, text);
                before = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            quote(string, text);
        } else {
            text.append(value);
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(string, text);
        text.append('"');
    }
}
