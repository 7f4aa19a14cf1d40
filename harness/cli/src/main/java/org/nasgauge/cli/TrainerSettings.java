package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasgauge.form.Numbers;
import picocli.CommandLine.Option;

/** The option of the verbs that train, for what a live benchmark's recipe would set. */
final class TrainerSettings {
    @Option(
            names = "--set",
            split = ",",
            paramLabel = "SETTING=VALUE",
            description = "A setting of the trainer, other than its standard; see 'nasgauge list trainers'")
    private Map<String, String> settings = new LinkedHashMap<>();

    boolean isEmpty() {
        return settings.isEmpty();
    }

    /** As a recipe's YAML would read the values. */
    Map<String, Object> typed() {
        return typed(settings);
    }

    /** The same of any. */
    static Map<String, Object> typed(Map<String, String> settings) {
        Map<String, Object> typed = new LinkedHashMap<>();
        settings.forEach((name, text) -> typed.put(name, typed(text)));
        return typed;
    }

    private static Object typed(String text) {
        if (Numbers.isWhole(text) && text.length() < 10) {
            return Integer.valueOf(text);
        }
        return Numbers.isNumber(text) ? (Object) Double.valueOf(text) : text;
    }
}
