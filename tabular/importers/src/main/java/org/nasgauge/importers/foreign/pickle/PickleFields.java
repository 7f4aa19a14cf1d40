package org.nasgauge.importers.foreign.pickle;

import java.util.Optional;
import org.nasgauge.api.error.UserError;

/**
 * A dictionary of a pickle, read by names, with errors that say where.
 *
 * @param place the file, and the way to this dictionary in it
 */
public record PickleFields(String place, Dict dict) {
    /** @throws UserError unless the value is a dictionary */
    public static PickleFields of(String place, PickleValue value) {
        if (value instanceof Dict dict) {
            return new PickleFields(place, dict);
        }
        if (value instanceof Instance instance
                && instance.state().orElse(PickleValue.None.NONE) instanceof Dict state) {
            return new PickleFields(place, state);
        }
        throw refused(place, "a dictionary", value);
    }

    public PickleFields dict(String key) {
        return of(at(key), value(key));
    }

    public Items items(String key) {
        PickleValue value = value(key);
        if (value instanceof Items items) {
            return items;
        }
        if (value instanceof PickleValue.Numbers numbers) {
            return numbers.values();
        }
        throw refused(at(key), "a list", value);
    }

    public String text(String key) {
        return text(at(key), value(key));
    }

    public int whole(String key) {
        return whole(at(key), value(key));
    }

    public double number(String key) {
        return number(at(key), value(key));
    }

    public Optional<PickleValue> optional(String key) {
        return dict.get(key);
    }

    public PickleValue value(String key) {
        return dict.get(key)
                .orElseThrow(() -> UserError.at(
                        place, "has no '" + key + "'", "Check that the file is of the format that was named"));
    }

    public static String text(String place, PickleValue value) {
        if (value instanceof PickleValue.Text text) {
            return text.value();
        }
        throw refused(place, "a text", value);
    }

    public static int whole(String place, PickleValue value) {
        if (value instanceof PickleValue.Whole whole && whole.value() == (int) whole.value()) {
            return (int) whole.value();
        }
        throw refused(place, "a whole number", value);
    }

    public static double number(String place, PickleValue value) {
        if (value instanceof PickleValue.Real real) {
            return real.value();
        }
        if (value instanceof PickleValue.Whole whole) {
            return whole.value();
        }
        throw refused(place, "a number", value);
    }

    private String at(String key) {
        return place + ", " + key;
    }

    /** The error for a value of another kind. */
    public static UserError refused(String place, String expected, PickleValue found) {
        return UserError.at(
                place,
                expected + " was expected, not " + found.describe(),
                "Check that the file is of the format that was named");
    }
}
