package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Numbers;
import org.nasgauge.importers.foreign.CsvDialect;
import org.nasgauge.importers.foreign.CsvDialect.Encoding;
import org.nasgauge.importers.foreign.CsvSource;

/**
 * The beginning of a CSV file of which nobody has said how it is written: as the encoding and the delimiter that make most
 * columns of it.
 */
record SampledFile(CsvDialect dialect, CellNumbers numbers, List<SampledColumn> columns, int lines) {
    private static final int MOST_LINES = 20_000;

    /** Decimal point first: what parses as one is one. */
    private static final List<CellNumbers> NUMBERS = List.of(
            CellNumbers.PLAIN,
            new CellNumbers('.', Optional.of(',')),
            new CellNumbers(',', Optional.empty()),
            new CellNumbers(',', Optional.of('.')),
            new CellNumbers(',', Optional.of(' ')),
            new CellNumbers('.', Optional.of(' ')),
            new CellNumbers('.', Optional.of('\'')));

    private record Read(CsvDialect dialect, List<String> header, List<List<String>> lines) {}

    /** @throws UserError if it is no CSV file in any way */
    static SampledFile of(Path file) {
        Read read = best(file);
        boolean hasHeader = hasHeader(read);
        List<List<String>> lines = new ArrayList<>(read.lines());
        List<String> header = read.header();
        if (!hasHeader) {
            CsvDialect without = read.dialect().withoutHeader();
            Read again = read(file, without);
            header = again.header();
            lines = again.lines();
        }
        List<List<String>> cells = columns(header.size(), lines);
        List<SampledColumn> columns = List.of();
        CellNumbers numbers = CellNumbers.PLAIN;
        long most = -1;
        for (CellNumbers way : NUMBERS) {
            List<SampledColumn> seen = seen(header, cells, way);
            long numeric = seen.stream().filter(SampledColumn::isNumeric).count();
            if (numeric > most) {
                most = numeric;
                columns = seen;
                numbers = way;
            }
        }
        return new SampledFile(
                hasHeader ? read.dialect() : read.dialect().withoutHeader(), numbers, columns, lines.size());
    }

    private static List<SampledColumn> seen(List<String> header, List<List<String>> cells, CellNumbers numbers) {
        return IntStream.range(0, header.size())
                .mapToObj(at -> SampledColumn.of(at + 1, header.get(at), cells.get(at), numbers))
                .toList();
    }

    private static List<List<String>> columns(int width, List<List<String>> lines) {
        return IntStream.range(0, width)
                .mapToObj(at -> lines.stream().map(line -> line.get(at).strip()).toList())
                .toList();
    }

    private static Read best(Path file) {
        @Nullable UserError first = null;
        for (Optional<Encoding> encoding : List.of(
                Optional.<Encoding>empty(),
                Optional.of(Encoding.WINDOWS_1252),
                Optional.of(Encoding.UTF_16LE),
                Optional.of(Encoding.UTF_16BE))) {
            @Nullable Read best = null;
            for (char delimiter : new char[] {',', ';', '\t', '|'}) {
                try {
                    Read read = read(file, new CsvDialect(encoding, delimiter, true));
                    if (best == null || read.header().size() > best.header().size()) {
                        best = read;
                    }
                } catch (UserError e) {
                    first = first == null ? e : first;
                }
            }
            if (best != null) {
                return best;
            }
        }
        throw first == null ? UserError.at(file, "is no CSV file", "Name one") : first;
    }

    private static Read read(Path file, CsvDialect dialect) {
        try (CsvSource source = new CsvSource(file, dialect)) {
            List<List<String>> lines = new ArrayList<>();
            while (source.hasNext() && lines.size() < MOST_LINES) {
                lines.add(source.next());
            }
            return new Read(dialect, source.header(), lines);
        }
    }

    /** No header is a line of which only numbers stand above numbers, unless these are counted up, as epochs are. */
    private static boolean hasHeader(Read read) {
        List<String> above =
                seen(read.header(), columns(read.header().size(), read.lines()), CellNumbers.PLAIN).stream()
                        .filter(SampledColumn::isNumeric)
                        .map(SampledColumn::name)
                        .filter(name -> !CellNumbers.ABSENT.contains(name.toLowerCase(Locale.ROOT)))
                        .toList();
        if (above.isEmpty() || !above.stream().allMatch(Numbers::isNumber)) {
            return true;
        }
        return above.size() > 1
                && IntStream.range(1, above.size())
                        .allMatch(at -> Double.parseDouble(above.get(at)) == Double.parseDouble(above.get(at - 1)) + 1);
    }
}
