package org.nasgauge.importers.proxies;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a file says of one architecture.
 *
 * @param accuracy what it calls {@code val_accuracy}
 */
record ProxyScores(Map<String, Measurement> proxies, OptionalDouble accuracy) {
    /** @param seconds that the score took, where the file says it */
    record Measurement(double score, OptionalDouble seconds) {}

    /** @throws IllegalArgumentException if a proxy is no score, or {score, time} */
    static ProxyScores read(JsonNode measured) {
        if (!measured.isObject()) {
            throw new IllegalArgumentException("an object of proxies was expected, not " + measured.getNodeType());
        }
        Map<String, Measurement> proxies = new LinkedHashMap<>();
        OptionalDouble accuracy = OptionalDouble.empty();
        for (Map.Entry<String, JsonNode> field : measured.properties()) {
            switch (field.getKey()) {
                case "idx", "arch" -> {} // repeat the key
                case "val_accuracy" -> accuracy = OptionalDouble.of(number("val_accuracy", field.getValue()));
                default -> proxies.put(name(field.getKey()), measurement(field.getKey(), field.getValue()));
            }
        }
        return new ProxyScores(proxies, accuracy);
    }

    private static Measurement measurement(String proxy, JsonNode measured) {
        if (!measured.isObject()) {
            return new Measurement(number(proxy, measured), OptionalDouble.empty());
        }
        return new Measurement(
                number(proxy + " score", measured.path("score")),
                measured.has("time")
                        ? OptionalDouble.of(number(proxy + " time", measured.path("time")))
                        : OptionalDouble.empty());
    }

    private static String name(String proxy) {
        if (!proxy.matches("[a-z0-9_]{1,40}")) {
            throw new IllegalArgumentException("'" + proxy + "' is no name of a proxy");
        }
        return proxy.replace('_', '-');
    }

    private static double number(String name, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " is " + value.getNodeType() + ", not a number");
        }
        return value.doubleValue();
    }
}
