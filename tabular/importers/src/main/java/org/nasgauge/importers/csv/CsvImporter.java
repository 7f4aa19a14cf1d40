package org.nasgauge.importers.csv;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.tabular.query.KnownSpaces;

/** Any CSV file, with a mapping beside it. */
public final class CsvImporter implements Importer {
    private static final String MEND = "Mend the file, or what the mapping says of its columns";
    private static final long MOST_VALUES = 100_000_000;

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
        return "the CSV file and its mapping, a .yaml file; --guess writes a first mapping from the file";
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
        Predicate<Path> isMapping = path -> path.toString().matches("(?i).*\\.ya?ml");
        List<Path> mappings = request.paths().stream().filter(isMapping).toList();
        List<Path> files = request.paths().stream().filter(isMapping.negate()).toList();
        if (mappings.size() != 1 || files.size() != 1) {
            throw UserError.at(
                    "import csv",
                    files.size() + " CSV files and " + mappings.size() + " mappings are named",
                    "Name one of each, the mapping with the suffix .yaml; 'nasgauge table import csv FILE --guess >"
                            + " mapping.yaml' writes a first one");
        }
        CsvMapping mapping = CsvMapping.read(mappings.get(0));
        MappedFile file = new MappedFile(files.get(0), mapping);
        CsvRows rows = rows(mapping, request.spaces());
        Survey survey = Survey.of(file, rows);
        if (rows.size() == 0) {
            throw UserError.at(file.file(), "no line is meant that names an architecture", MEND);
        }
        Map<String, GatheredValues> gathered = gather(file, rows, survey);
        try {
            Map<String, ImportedColumn> columns = new LinkedHashMap<>();
            gathered.forEach((group, values) -> columns.put(group, values.column()));
            mapping.columns().stream()
                    .filter(column -> column.stored().isEmpty())
                    .forEach(column ->
                            refuseFractions(file, column, Objects.requireNonNull(columns.get(column.group()))));
            return List.of(new ImportedTable(
                    mapping.description(),
                    mapping.space(),
                    rows.rows(),
                    survey.seeds(),
                    List.copyOf(columns.values())));
        } catch (IllegalArgumentException e) {
            throw UserError.at(file.file(), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static CsvRows rows(CsvMapping mapping, KnownSpaces spaces) {
        ArchitectureColumns architecture = mapping.architecture();
        Optional<SearchSpace> space = architecture.isText()
                ? spaces.find(mapping.space())
                : Optional.of(spaces.named(mapping.file() + " space", mapping.space()));
        space.ifPresent(installed -> architecture.requireForm(mapping.file(), installed));
        if (space.isPresent() && space.get() instanceof EnumerableSpace enumerable) {
            return mapping.rows() == CsvMapping.Rows.NETWORKS
                    ? new CsvRows.Networks(enumerable, architecture)
                    : new CsvRows.Numbered(enumerable, architecture);
        }
        return new CsvRows.Listed(space, architecture);
    }

    private static Map<String, GatheredValues> gather(MappedFile file, CsvRows rows, Survey survey) {
        CsvMapping mapping = file.mapping();
        Map<String, GatheredValues> gathered = new LinkedHashMap<>();
        long values = 0;
        for (MappedColumn column : mapping.columns()) {
            int seeds = column.split().isEmpty() ? 1 : survey.seeds().size();
            List<Integer> epochs = survey.epochs(column);
            if (gathered.containsKey(column.group())) {
                continue;
            }
            values += (long) rows.size() * seeds * epochs.size();
            if (values > MOST_VALUES) {
                throw UserError.at(
                        file.file(),
                        rows.size() + " architectures, " + seeds + " seeds and " + epochs.size()
                                + " epochs in several columns are more than " + MOST_VALUES + " values",
                        "Split it");
            }
            gathered.put(column.group(), new GatheredValues(column, mapping.trainings(), rows.size(), seeds, epochs));
        }
        Survey.Trainings trainings = survey.again();
        file.forEach(line -> {
            int row = rows.row(line);
            for (MappedColumn column : mapping.columns()) {
                if (line.holds(column.lines())) {
                    trainings.of(line, column, row).ifPresent(training -> {
                        GatheredValues target = gathered.get(column.group());
                        if (target != null) {
                            add(mapping, line, column, training, target);
                        }
                    });
                }
            }
        });
        return gathered;
    }

    private static void add(
            CsvMapping mapping,
            MappedFile.Line line,
            MappedColumn column,
            Survey.Training training,
            GatheredValues target) {
        line.read(column.column(), cell -> {
            Optional<String> reason = column.reason(cell, line);
            if (reason.isPresent()) {
                target.miss(training.row(), training.seed(), training.epoch(), reason.get(), line);
            } else {
                double value = column.value(cell, mapping.numbers());
                target.put(training.row(), training.seed(), training.epoch(), value, line);
            }
            return cell;
        });
    }

    /** A share of one that is taken for a percentage is a hundredth of what was meant. */
    private static void refuseFractions(MappedFile file, MappedColumn column, ImportedColumn values) {
        if (column.unit() == CellUnit.PERCENT && values.looksLikeFractions()) {
            throw UserError.at(
                    file.file() + ", column " + column.column(),
                    "all values of " + values.label() + " are at most 1, as fractions are, and percents hardly ever",
                    "Are they fractions? Then say 'unit: fraction' for this column in "
                            + file.mapping().file() + ". If they are percents, confirm it by 'range: [0, 1]'");
        }
    }
}
