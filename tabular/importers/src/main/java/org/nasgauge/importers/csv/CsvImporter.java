package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.CsvSource;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.KnownSpaces;

/** Any CSV file, with a mapping beside it. */
public final class CsvImporter implements Importer {
    private static final String MEND = "Mend the line, or what the mapping says of its column";
    private static final int MOST_SEEDS = 10_000;
    private static final long MOST_VALUES = 200_000_000;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "Any CSV file, plain or compressed, with a YAML mapping that says what its columns are.";
    }

    @Override
    public String files() {
        return "the CSV file and its mapping, a .yaml file; --guess writes a first mapping from the header";
    }

    @Override
    public String licence() {
        return "as the mapping says";
    }

    /** Never: what the columns are cannot be seen. */
    @Override
    public boolean detects(Path path) {
        return false;
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Predicate<Path> isMapping = path -> path.toString().matches(".*\\.ya?ml");
        List<Path> mappings = request.paths().stream().filter(isMapping).toList();
        List<Path> files = request.paths().stream().filter(isMapping.negate()).toList();
        if (mappings.size() != 1 || files.size() != 1) {
            throw UserError.at(
                    "import csv",
                    files.size() + " CSV files and " + mappings.size() + " mappings are named",
                    "Name one of each, the mapping with the suffix .yaml");
        }
        CsvMapping mapping = CsvMapping.read(mappings.get(0));
        CsvRows rows = rows(mappings.get(0), files.get(0), mapping, request.spaces());
        List<Integer> seeds = seeds(mappings.get(0), files.get(0), mapping);
        Map<String, ImportedColumn> columns = new LinkedHashMap<>();
        try (CsvSource source = new CsvSource(files.get(0), mapping.delimiter())) {
            KnownNames header = KnownNames.of("column", source.header());
            checkHeader(mappings.get(0), mapping, header);
            refuseTooMany(
                    files.get(0), rows.size(), seeds.size(), mapping.columns().size());
            while (source.hasNext()) {
                Line line = new Line(source.header(), source.next());
                if (!line.isMeant(mapping)) {
                    continue;
                }
                try {
                    add(mapping, rows, seeds, line, columns);
                } catch (IllegalArgumentException e) {
                    throw UserError.at(
                            files.get(0) + ", line " + source.line(), String.valueOf(e.getMessage()), MEND, e);
                }
            }
        }
        try {
            return List.of(new ImportedTable(
                    mapping.description(), mapping.space(), rows.rows(), seeds, List.copyOf(columns.values())));
        } catch (IllegalArgumentException e) {
            throw UserError.at(files.get(0), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static CsvRows rows(Path mappingFile, Path file, CsvMapping mapping, KnownSpaces spaces) {
        ArchitectureColumns architecture = mapping.architecture();
        Optional<SearchSpace> space = architecture.isText()
                ? spaces.find(mapping.space())
                : Optional.of(spaces.named(mappingFile + " space", mapping.space()));
        space.ifPresent(installed -> architecture.requireForm(mappingFile, installed));
        if (space.isPresent() && space.get() instanceof EnumerableSpace enumerable) {
            return new CsvRows.Numbered(enumerable, architecture);
        }
        CsvRows.Listed rows = new CsvRows.Listed(space, architecture);
        try (CsvSource source = new CsvSource(file, mapping.delimiter())) {
            checkHeader(mappingFile, mapping, KnownNames.of("column", source.header()));
            while (source.hasNext()) {
                Line line = new Line(source.header(), source.next());
                if (!line.isMeant(mapping)) {
                    continue;
                }
                try {
                    rows.row(line.cells(architecture.columns()));
                } catch (IllegalArgumentException e) {
                    throw UserError.at(file + ", line " + source.line(), String.valueOf(e.getMessage()), MEND, e);
                }
            }
        }
        if (rows.size() == 0) {
            throw UserError.at(file, "has no lines below the header", MEND);
        }
        return rows;
    }

    /** Before columns of that size are made. */
    private static void refuseTooMany(Path file, int rows, int seeds, int columns) {
        if ((long) rows * seeds * columns > MOST_VALUES) {
            throw UserError.at(
                    file,
                    rows + " architectures, " + seeds + " seeds and " + columns + " columns are more than "
                            + MOST_VALUES + " values",
                    "Split it");
        }
    }

    /** A record by the names of the header. */
    private record Line(List<String> header, CSVRecord cells) {
        String cell(String column) {
            return cells.get(header.indexOf(column));
        }

        List<String> cells(List<String> columns) {
            return columns.stream().map(this::cell).toList();
        }

        boolean isMeant(CsvMapping mapping) {
            return mapping.lines()
                    .map(lines -> cell(lines.column()).strip().equals(lines.text()))
                    .orElse(true);
        }
    }

    private static void checkHeader(Path mappingFile, CsvMapping mapping, KnownNames header) {
        List<String> named = new ArrayList<>(mapping.architecture().columns());
        mapping.columns().forEach(column -> named.add(column.column()));
        mapping.seed().ifPresent(named::add);
        mapping.lines().ifPresent(lines -> named.add(lines.column()));
        for (String name : named) {
            if (!header.names().contains(name)) {
                throw header.unknown(mappingFile, name);
            }
        }
    }

    private static void add(
            CsvMapping mapping, CsvRows rows, List<Integer> seeds, Line line, Map<String, ImportedColumn> columns) {
        int row = rows.row(line.cells(mapping.architecture().columns()));
        for (MappedColumn mapped : mapping.columns()) {
            ImportedColumn column = columns.computeIfAbsent(
                    mapped.metric() + " " + mapped.split() + " " + mapped.schedule(),
                    key -> column(mapped, rows.size(), seeds.size()));
            int seed = mapped.split().isEmpty() ? 0 : seeds.indexOf(seed(mapping, mapped, line));
            String cell = line.cell(mapped.column()).strip();
            String reason = mapped.missing().get(cell);
            boolean known = column.isPresent(row, 0) || column.reason(row, 0).isPresent();
            if (mapped.split().isEmpty() && mapping.seed().isPresent() && known) {
                // A line for each seed repeats what belongs to the architecture.
                if (!isAgain(column, row, cell, Optional.ofNullable(reason))) {
                    throw new IllegalArgumentException(column.label() + " differs from that of an earlier line");
                }
            } else if (reason != null) {
                column.miss(row, seed, reason);
            } else {
                column.put(row, seed, number(mapped, cell));
            }
        }
    }

    private static boolean isAgain(ImportedColumn column, int row, String cell, Optional<String> reason) {
        return column.reason(row, 0).equals(reason)
                && (reason.isPresent() || column.value(row, 0, 1) == Double.parseDouble(cell));
    }

    private static double number(MappedColumn mapped, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + cell + "' in column " + mapped.column() + " is no number, and not declared missing", e);
        }
    }

    private static ImportedColumn column(MappedColumn mapped, int rows, int seeds) {
        return mapped.split()
                .map(split -> ImportedColumn.ofTrainings(
                        mapped.metric(), split, Column.Shape.FINAL, mapped.schedule(), mapped.images(), rows, seeds))
                .orElseGet(() -> ImportedColumn.ofArchitectures(mapped.metric(), rows));
    }

    private static int seed(CsvMapping mapping, MappedColumn mapped, Line line) {
        return mapping.seed()
                .map(column -> seed(line.cell(column)))
                .orElseGet(() -> mapped.seed().orElseThrow());
    }

    private static int seed(String cell) {
        try {
            return Integer.parseInt(cell.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + cell + "' is no seed", e);
        }
    }

    /** Those that the mapping names, or that stand in the column of seeds. */
    private static List<Integer> seeds(Path mappingFile, Path file, CsvMapping mapping) {
        TreeSet<Integer> seeds = new TreeSet<>();
        mapping.columns().forEach(column -> column.seed().ifPresent(seeds::add));
        mapping.seed().ifPresent(column -> {
            try (CsvSource source = new CsvSource(file, mapping.delimiter())) {
                checkHeader(mappingFile, mapping, KnownNames.of("column", source.header()));
                while (source.hasNext()) {
                    Line line = new Line(source.header(), source.next());
                    if (!line.isMeant(mapping)) {
                        continue;
                    }
                    try {
                        seeds.add(seed(line.cell(column)));
                    } catch (IllegalArgumentException e) {
                        throw UserError.at(file + ", line " + source.line(), String.valueOf(e.getMessage()), MEND, e);
                    }
                    if (seeds.size() > MOST_SEEDS) {
                        throw UserError.at(file, "more than " + MOST_SEEDS + " seeds in column " + column, MEND);
                    }
                }
            }
        });
        return seeds.isEmpty() ? List.of(0) : List.copyOf(seeds);
    }
}
