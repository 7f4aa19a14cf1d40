package org.nasgauge.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.form.Numbers;
import org.nasgauge.report.format.Format;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the words of a call become values: numbers as in recipes, no octal, no hexadecimal, nothing that is not finite. Classes,
 * since Java cannot archive lambdas over picocli's types, which are of an old version.
 */
final class Converters {
    private Converters() {}

    static void register(CommandLine command) {
        command.registerConverter(int.class, new Whole())
                .registerConverter(Integer.class, new Whole())
                .registerConverter(long.class, new Large())
                .registerConverter(Long.class, new Large())
                .registerConverter(double.class, new Real())
                .registerConverter(Double.class, new Real())
                .registerConverter(Format.class, new OfFormat())
                .registerConverter(Path.class, new OfPath());
    }

    private static final class Whole implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return converted(text, "a whole number", Numbers::isWhole, Integer::valueOf);
        }
    }

    private static final class Large implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return converted(text, "a whole number", Numbers::isWhole, Long::valueOf);
        }
    }

    private static final class Real implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return converted(text, "a number", Numbers::isNumber, Double::valueOf);
        }
    }

    private static final class OfFormat implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Format.parse(text);
        }
    }

    private static final class OfPath implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("expected a path, found " + Quoted.of(text));
            }
        }
    }

    private static <N> N converted(String text, String expected, Predicate<String> isOne, Function<String, N> reader) {
        if (!isOne.test(text)) {
            String odd = text.matches("[-+.]?[0-9].*") ? ", " + Numbers.oddity(text) : "";
            throw new TypeConversionException("expected " + expected + ", found " + Quoted.of(text) + odd);
        }
        try {
            N value = reader.apply(text);
            if (value instanceof Double real && real.isInfinite()) {
                throw new NumberFormatException();
            }
            return value;
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "expected " + expected + " that is not so large, found " + Quoted.of(text));
        }
    }
}
