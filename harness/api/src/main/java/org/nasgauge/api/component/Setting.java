package org.nasgauge.api.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Locale;

/**
 * A setting of a component, as lists show it and recipes are checked against it. In Java it is a component of a record,
 * of type int, double, boolean, String or an enumeration.
 */
public sealed interface Setting {
    /** What a setting is for. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Meaning {
        String value();
    }

    /** The least and the greatest value of a number, both allowed. Without, any value of its type is. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Range {
        double least();

        double most() default Double.MAX_VALUE;
    }

    /** Lower case, words joined by hyphens: {@code populationSize} is written {@code population-size}. */
    String name();

    /** The value that the component has, as a recipe writes it. */
    Object standard();

    String meaning();

    /** What may stand there, in words. */
    String allowed();

    /**
     * The value of the record component that a recipe's text stands for.
     *
     * @throws IllegalArgumentException if it is of another type or out of range
     */
    Object read(Object given);

    /** A whole number from {@code least} to {@code most}. */
    record Whole(String name, Integer standard, int least, int most, String meaning) implements Setting {
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
    record Real(String name, Double standard, double least, double most, String meaning) implements Setting {
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
    record Text(String name, String standard, String meaning) implements Setting {
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
    record Flag(String name, Boolean standard, String meaning) implements Setting {
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
    record OneOf(String name, String standard, List<Enum<?>> constants, String meaning) implements Setting {
        public OneOf {
            constants = List.copyOf(constants);
        }

        @Override
        public String allowed() {
            return "one of "
                    + String.join(", ", constants.stream().map(OneOf::written).toList());
        }

        @Override
        public Enum<?> read(Object given) {
            for (Enum<?> constant : constants) {
                if (written(constant).equals(given)) {
                    return constant;
                }
            }
            throw refused(this, given);
        }

        /** How a recipe writes a constant. */
        static String written(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static IllegalArgumentException refused(Setting setting, Object given) {
        return new IllegalArgumentException(
                "'" + given + "' is not allowed for " + setting.name() + "; expected " + setting.allowed());
    }
}
