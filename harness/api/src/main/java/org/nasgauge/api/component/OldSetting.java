package org.nasgauge.api.component;

import java.util.List;
import java.util.Locale;

/**
 * A named, typed setting of a component with the value that its paper gives.
 *
 * @param <T> the type of its values
 */
public sealed interface OldSetting<T> {
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

    Setting described(OldSettings values);

    /** A whole number from {@code least} to {@code most}. */
    record Whole(String name, Integer standard, int least, int most, String meaning) implements OldSetting<Integer> {
        @Override
        public Setting described(OldSettings values) {
            return new Setting.Whole(name, values.get(this), least, most, meaning);
        }

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
    record Real(String name, Double standard, double least, double most, String meaning) implements OldSetting<Double> {
        @Override
        public Setting described(OldSettings values) {
            return new Setting.Real(name, values.get(this), least, most, meaning);
        }

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
    record Text(String name, String standard, String meaning) implements OldSetting<String> {
        @Override
        public Setting described(OldSettings values) {
            return new Setting.Text(name, values.get(this), meaning);
        }

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
    record Flag(String name, Boolean standard, String meaning) implements OldSetting<Boolean> {
        @Override
        public Setting described(OldSettings values) {
            return new Setting.Flag(name, values.get(this), meaning);
        }

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
    record OneOf<E extends Enum<E>>(String name, E standard, String meaning) implements OldSetting<E> {
        @Override
        public Setting described(OldSettings values) {
            return new Setting.OneOf(name, written(values.get(this)), List.copyOf(constants()), meaning);
        }

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

    private static IllegalArgumentException refused(OldSetting<?> setting, Object given) {
        return new IllegalArgumentException(
                "'" + given + "' is not allowed for " + setting.name() + "; expected " + setting.allowed());
    }
}
