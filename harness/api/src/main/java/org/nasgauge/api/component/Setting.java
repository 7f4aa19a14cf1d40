package org.nasgauge.api.component;

import java.util.List;
import java.util.Locale;

/**
 * A named, typed setting of a component with the value that its paper gives.
 *
 * @param <T> the type of its values
 */
public sealed interface Setting<T> {
    String name();

    T standard();

    String meaning();

    /** What may stand there, in words. */
    String allowed();

    /**
     * The value that a recipe gives.
     *
     * @throws IllegalArgumentException if it is of another type or out of range
     */
    T read(Object given);

    /** A whole number from {@code least} to {@code most}. */
    record Whole(String name, Integer standard, int least, int most, String meaning) implements Setting<Integer> {
        @Override
        public String allowed() {
            return "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most);
        }

        @Override
        public Integer read(Object given) {
            if (given instanceof Integer value && value >= least && value <= most) {
                return value;
            }
            throw refused(this, given);
        }
    }

    /** A real number from {@code least} to {@code most}, both included. */
    record Real(String name, Double standard, double least, double most, String meaning) implements Setting<Double> {
        @Override
        public String allowed() {
            return "a number from " + least + (most == Double.MAX_VALUE ? "" : " to " + most);
        }

        @Override
        public Double read(Object given) {
            if (given instanceof Number number) {
                double value = number.doubleValue();
                if (value >= least && value <= most) {
                    return value;
                }
            }
            throw refused(this, given);
        }
    }

    /** Any text. */
    record Text(String name, String standard, String meaning) implements Setting<String> {
        @Override
        public String allowed() {
            return "a text";
        }

        @Override
        public String read(Object given) {
            if (given instanceof String value) {
                return value;
            }
            throw refused(this, given);
        }
    }

    /** Yes or no. */
    record Flag(String name, Boolean standard, String meaning) implements Setting<Boolean> {
        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Boolean read(Object given) {
            if (given instanceof Boolean value) {
                return value;
            }
            throw refused(this, given);
        }
    }

    /** One constant of an enumeration, written in lower case with hyphens. */
    record OneOf<E extends Enum<E>>(String name, E standard, String meaning) implements Setting<E> {
        @Override
        public String allowed() {
            return "one of "
                    + String.join(", ", constants().stream().map(OneOf::written).toList());
        }

        @Override
        public E read(Object given) {
            return constants().stream()
                    .filter(constant -> written(constant).equals(given))
                    .findFirst()
                    .orElseThrow(() -> refused(this, given));
        }

        private List<E> constants() {
            return List.of(standard.getDeclaringClass().getEnumConstants());
        }

        /** How a recipe writes a constant. */
        static String written(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static IllegalArgumentException refused(Setting<?> setting, Object given) {
        return new IllegalArgumentException(
                "'" + given + "' is not allowed for " + setting.name() + "; expected " + setting.allowed());
    }
}
