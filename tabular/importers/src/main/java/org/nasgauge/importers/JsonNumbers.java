package org.nasgauge.importers;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads fields of JSON objects, or says which is not what it should be. */
public final class JsonNumbers {
    private JsonNumbers() {}

    /** @throws IllegalArgumentException if the field is no text */
    public static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw refused(name, "a text", value);
        }
        return value.textValue();
    }

    /** @throws IllegalArgumentException if the field is no number */
    public static double number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isNumber()) {
            throw refused(name, "a number", value);
        }
        return value.doubleValue();
    }

    /** @throws IllegalArgumentException if the field is no whole number from least to most */
    public static int whole(JsonNode object, String name, int least, int most) {
        JsonNode value = object.path(name);
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw refused(name, "a whole number from " + least + " to " + most, value);
        }
        return value.intValue();
    }

    /** @throws IllegalArgumentException if the field is no list of numbers */
    public static double[] curve(JsonNode object, String name) {
        JsonNode list = object.path(name);
        if (!list.isArray()) {
            throw refused(name, "a list of numbers", list);
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!list.get(i).isNumber()) {
                throw refused(name + "[" + i + "]", "a number", list.get(i));
            }
            numbers[i] = list.get(i).doubleValue();
        }
        return numbers;
    }

    private static IllegalArgumentException refused(String name, String expected, JsonNode found) {
        String kind = found.isMissingNode()
                ? "nothing"
                : found.isNumber() ? found.asText() : found.getNodeType().toString();
        return new IllegalArgumentException(name + ": " + expected + " was expected, not " + kind);
    }
}
