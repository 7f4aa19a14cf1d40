package org.nasgauge.importers.nasbench301;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ListedRows;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.foreign.FileSet;
import org.nasgauge.importers.foreign.JsonSource;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * NAS-Bench-301 (Zela et al., ICLR 2022): the trainings on CIFAR-10 that its surrogates were fitted to, a file each. The
 * layout is known from the official reader ({@code ConfigLoader} of {@code nasbench301/surrogate_models/utils.py}) and the
 * one result in its tests; curves, which only the full data set has, from code of others that reads them. No file of the
 * data set itself was at hand.
 */
public final class NasBench301Importer implements Importer {
    private static final Pattern RESULT = Pattern.compile("results_\\d+\\.json");
    private static final int MOST_BYTES = 4 << 20;
    private static final int REPORT_EVERY = 500;
    private static final String MEND = "Name a folder or zip of results_<i>.json, unchanged";

    @Override
    public String name() {
        return "nasbench301";
    }

    @Override
    public String summary() {
        return "NAS-Bench-301: the trained networks of the DARTS space, accuracies, seconds, curves where there are any.";
    }

    @Override
    public String files() {
        return "the folder or zip of results_<i>.json (nasbench301_full_data), linked from github.com/automl/nasbench301";
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return RESULT.matcher(name).matches()
                || name.startsWith("nb_301")
                || (name.startsWith("nasbench301") && name.endsWith(".zip"));
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        SearchSpace space = request.spaces().named("importer " + name(), "darts");
        Notation configurations = Notations.configSpace(space);
        ListedRows rows = new ListedRows();
        List<Training> trainings = new ArrayList<>();
        try (FileSet files = FileSet.open(path, RESULT)) {
            for (String name : files.names()) {
                byte[] content = files.content(name, MOST_BYTES);
                try (JsonSource json = new JsonSource(files.place(name), new ByteArrayInputStream(content))) {
                    ResultFile result = ResultFile.read(json.document());
                    Architecture cells = configurations.read(result.configuration());
                    int row = rows.row(space.canonicalId(cells), space.format(cells));
                    trainings.add(new Training(row, rows.training(row), result, files.place(name)));
                    requireAlike(trainings.get(0).result(), result);
                } catch (IllegalArgumentException e) {
                    throw UserError.at(files.place(name), String.valueOf(e.getMessage()), MEND, e);
                }
                if (trainings.size() % REPORT_EVERY == 0) {
                    request.progress().reached(trainings.size(), files.names().size());
                }
            }
        }
        Description description = new Description(
                name() + "-cifar10",
                "cifar10",
                "The trainings of NAS-Bench-301 on CIFAR-10, networks of "
                        + trainings.get(0).result().size() + ". Seeds number the trainings of a network in the order of"
                        + " their files. The last validation and test accuracies are those that the authors report.",
                "NAS-Bench-301, " + path.getFileName(),
                licence());
        try {
            TrainingColumns columns =
                    new TrainingColumns(rows.size(), rows.numbers().size());
            for (Training training : trainings) {
                add(columns, training);
            }
            return List.of(
                    new ImportedTable(description, space.name(), rows.listed(), rows.numbers(), columns.columns()));
        } catch (IllegalArgumentException e) {
            throw UserError.at(path, String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static void add(TrainingColumns columns, Training training) {
        try {
            columns.add(training);
        } catch (IllegalArgumentException e) {
            throw UserError.at(training.place(), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private static void requireAlike(ResultFile first, ResultFile other) {
        if (!first.size().equals(other.size())) {
            throw new IllegalArgumentException(
                    "a network of " + other.size() + " among those of " + first.size() + ": import them apart");
        }
        if (first.curves().containsKey(Series.VALIDATION_ACCURACY)
                != other.curves().containsKey(Series.VALIDATION_ACCURACY)) {
            throw new IllegalArgumentException("results with and without curves of validation: import them apart");
        }
    }

    /**
     * @param number from 0 among those of the row
     * @param place for messages about its values
     */
    record Training(int row, int number, ResultFile result, String place) {}
}
