package org.nasgauge.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.form.Numbers;
import org.nasgauge.report.format.Format;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the words of a call become values: numbers as in recipes, no octal, no hexadecimal, nothing that is not finite. */
final class Converters {
    private Converters() {}

    static void register(CommandLine command) {
        ITypeConverter<Integer> whole = text -> converted(text, "a whole number", Numbers::isWhole, Integer::valueOf);
        ITypeConverter<Long> large = text -> converted(text, "a whole number", Numbers::isWhole, Long::valueOf);
        ITypeConverter<Double> number = text -> converted(text, "a number", Numbers::isNumber, Double::valueOf);
        command.registerConverter(int.class, whole)
                .registerConverter(Integer.class, whole)
                .registerConverter(long.class, large)
                .registerConverter(Long.class, large)
                .registerConverter(double.class, number)
                .registerConverter(Double.class, number)
                .registerConverter(Format.class, Format::parse)
                .registerConverter(Path.class, Converters::path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("expected a path, found " + Quoted.of(text));
        }
    }

    private static <N> N converted(String text, String expected, Predicate<String> isOne, ITypeConverter<N> converter)
            throws Exception {
        if (!isOne.test(text)) {
            String odd = text.matches("[-+.]?[0-9].*") ? ", " + Numbers.oddity(text) : "";
            throw new TypeConversionException("expected " + expected + ", found " + Quoted.of(text) + odd);
        }
        try {
            N value = converter.convert(text);
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
