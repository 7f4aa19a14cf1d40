package org.nasgauge.importers.nlp;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ListedRows;
import org.nasgauge.importers.foreign.FileSet;
import org.nasgauge.importers.foreign.JsonSource;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * NAS-Bench-NLP (Klyuchnikov et al., IEEE Access 2022): recurrent cells on language modelling, one log a training. The
 * space has no numbers and no published canonical form; a cell is named by its {@code recepie} in canonical JSON.
 */
public final class NasBenchNlpImporter implements Importer {
    private static final Pattern LOG = Pattern.compile("log_stats_model_.*\\.json");
    private static final int MOST_BYTES = 1 << 20;
    private static final int REPORT_EVERY = 100;
    private static final String MEND = "Name a folder or zip of the logs, unchanged";

    @Override
    public String name() {
        return "nasbench-nlp";
    }

    @Override
    public String summary() {
        return "NAS-Bench-NLP: recurrent cells on PTB or WikiText-2, curves of train, validation and test loss.";
    }

    @Override
    public String files() {
        return "the folder or zip of log_stats_model_*.json (train_logs_single_run, train_logs_multi_runs,"
                + " train_logs_wikitext-2) from github.com/fmsnew/nas-bench-nlp-release";
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return LOG.matcher(name).matches() || (name.endsWith(".zip") && name.contains("logs"));
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        Map<String, Corpus> corpora = new TreeMap<>();
        try (FileSet files = FileSet.open(path, LOG)) {
            int done = 0;
            for (String name : files.names()) {
                TrainingLog log = log(files, name);
                try {
                    corpora.computeIfAbsent(log.dataset(), any -> new Corpus()).add(log, files.place(name));
                } catch (IllegalArgumentException e) {
                    throw UserError.at(files.place(name), String.valueOf(e.getMessage()), MEND, e);
                }
                if (++done % REPORT_EVERY == 0) {
                    request.progress().reached(done, files.names().size());
                }
            }
        }
        return corpora.entrySet().stream()
                .map(corpus -> corpus.getValue().table(description(path, corpus.getKey())))
                .toList();
    }

    private Description description(Path path, String dataset) {
        return new Description(
                name() + "-" + dataset,
                dataset,
                "NAS-Bench-NLP on " + dataset + ": loss in nats per token after each epoch, and seconds of training it."
                        + " Seeds number the trainings of a cell in the order of their logs. A training that diverged or"
                        + " was stopped is missing as a whole.",
                "NAS-Bench-NLP, " + path.getFileName(),
                licence());
    }

    private static TrainingLog log(FileSet files, String name) {
        byte[] content = files.content(name, MOST_BYTES);
        try (JsonSource json = new JsonSource(files.place(name), new ByteArrayInputStream(content))) {
            return TrainingLog.read(files.place(name), json.document());
        } catch (IllegalArgumentException e) {
            throw UserError.at(files.place(name), String.valueOf(e.getMessage()), MEND, e);
        }
    }

    /** The trainings on one data set. */
    private static final class Corpus {
        /** @param place for messages about its values */
        private record Training(int row, int number, TrainingLog log, String place) {}

        private final ListedRows rows = new ListedRows();
        private final List<Training> trainings = new ArrayList<>();
        private final Map<Integer, Integer> parameters = new HashMap<>();

        void add(TrainingLog log, String place) {
            int row = rows.row(log.cell());
            int known = parameters.computeIfAbsent(row, first -> log.parameters());
            if (known != log.parameters()) {
                throw new IllegalArgumentException(
                        log.parameters() + " parameters; an earlier log of the same cell says " + known);
            }
            trainings.add(new Training(row, rows.training(row), log, place));
        }

        ImportedTable table(Description description) {
            List<Integer> numbers = rows.numbers();
            ImportedColumn counts = ImportedColumn.ofArchitectures(Metric.PARAMETERS, rows.size());
            parameters.forEach((row, count) -> counts.put(row, 0, count));
            Map<Integer, Curves> byEpochs = new TreeMap<>();
            for (Training training : trainings) {
                Curves curves = byEpochs.computeIfAbsent(
                        training.log.epochs(), epochs -> new Curves(epochs, rows.size(), numbers.size()));
                try {
                    curves.add(training);
                } catch (IllegalArgumentException e) {
                    throw UserError.at(training.place, String.valueOf(e.getMessage()), MEND, e);
                }
            }
            List<ImportedColumn> columns = new ArrayList<>();
            byEpochs.values().forEach(curves -> columns.addAll(curves.columns.values()));
            columns.add(counts);
            return new ImportedTable(description, "nasbench-nlp", rows.listed(), numbers, columns);
        }

        /** The columns of the trainings of one length. */
        private static final class Curves {
            private static final List<Series> SERIES =
                    List.of(Series.TRAIN_LOSS, Series.VALIDATION_LOSS, Series.TEST_LOSS, Series.TRAIN_SECONDS);

            private final Map<Series, ImportedColumn> columns = new LinkedHashMap<>();

            Curves(int epochs, int rows, int trainings) {
                for (Series series : SERIES) {
                    columns.put(
                            series,
                            ImportedColumn.ofTrainings(
                                    series.metric(), series.split(), Column.Shape.CURVE, epochs, 0, rows, trainings));
                }
            }

            void add(Training training) {
                columns.forEach((series, column) -> training.log
                        .failure()
                        .ifPresentOrElse(
                                why -> column.miss(training.row, training.number, why),
                                () -> column.putCurve(
                                        training.row,
                                        training.number,
                                        training.log.curves().getOrDefault(series, new double[0]))));
            }
        }
    }
}
