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
        NumberText<Integer> whole = new NumberText<>("a whole number", Numbers::isWhole, Integer::valueOf);
        NumberText<Long> large = new NumberText<>("a whole number", Numbers::isWhole, Long::valueOf);
        NumberText<Double> real = new NumberText<>("a number", Numbers::isNumber, Double::valueOf);
        command.registerConverter(int.class, whole)
                .registerConverter(Integer.class, whole)
                .registerConverter(long.class, large)
                .registerConverter(Long.class, large)
                .registerConverter(double.class, real)
                .registerConverter(Double.class, real)
                .registerConverter(Format.class, new OfFormat())
                .registerConverter(Path.class, new OfPath());
    }

    private record NumberText<N>(String expected, Predicate<String> isOne, Function<String, N> reader)
            implements ITypeConverter<N> {
        @Override
        public N convert(String text) {
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
}
