package org.nasgauge.importers.nasbench101;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.TfRecords;
import org.nasgauge.tabular.format.TableManifest.Description;

/** NAS-Bench-101 (Ying et al., ICML 2019): 423,624 modules, three trainings on each of the schedules of the file. */
public final class NasBench101Importer implements Importer {
    private static final int MOST_RECORD_BYTES = 1 << 16;
    private static final int REPORT_EVERY = 10_000;
    private static final List<Integer> SCHEDULES = List.of(4, 12, 36, 108);
    private static final String MEND = "Fetch the file again";

    @Override
    public String name() {
        return "nasbench101";
    }

    @Override
    public String summary() {
        return "NAS-Bench-101: 423,624 modules on CIFAR-10, three trainings on schedules of 4, 12, 36 and 108 epochs.";
    }

    @Override
    public String files() {
        return "nasbench_full.tfrecord or nasbench_only108.tfrecord, linked from github.com/google-research/nasbench";
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("nasbench") && name.endsWith(".tfrecord");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        Reading reading = new Reading(request.spaces().enumerable("importer " + name(), "nasbench101"));
        try (ByteSource source = Compressed.open(path)) {
            TfRecords records = new TfRecords(source, MOST_RECORD_BYTES);
            while (records.hasNext()) {
                byte[] data = records.next();
                try {
                    reading.add(TrainingRecord.parse(data));
                } catch (IOException | IllegalArgumentException e) {
                    throw UserError.at(
                            path + ", record " + (records.count() - 1), String.valueOf(e.getMessage()), MEND, e);
                }
                if (records.count() % REPORT_EVERY == 0) {
                    request.progress().reached(records.count(), 0);
                }
            }
            if (records.count() == 0) {
                throw UserError.at(path, "holds no record", MEND);
            }
        }
        Description description = new Description(
                name(),
                "cifar10",
                "NAS-Bench-101 on CIFAR-10: half-way and end of the schedules of " + reading.schedules.keySet()
                        + " epochs. Seeds number the three trainings of a module as they come in the file.",
                "NAS-Bench-101, " + path.getFileName(),
                licence());
        List<Integer> repeats =
                IntStream.range(0, ScheduleColumns.REPEATS).boxed().toList();
        return List.of(new ImportedTable(description, reading.space, repeats, reading.columns()));
    }

    private static final class Reading {
        private final EnumerableSpace space;
        private final Map<String, Integer> rows = new HashMap<>();
        private final Map<Integer, ScheduleColumns> schedules = new TreeMap<>();
        private final ImportedColumn parameters;

        Reading(EnumerableSpace space) {
            this.space = space;
            this.parameters = ImportedColumn.ofArchitectures(Metric.PARAMETERS, space.size());
        }

        void add(TrainingRecord record) {
            if (!SCHEDULES.contains(record.epochs())) {
                throw new IllegalArgumentException(
                        "a schedule of " + record.epochs() + " epochs; expected one of " + SCHEDULES);
            }
            Integer known = rows.get(record.hash());
            int row = known == null ? firstOf(record) : known;
            schedules
                    .computeIfAbsent(record.epochs(), epochs -> new ScheduleColumns(space.size(), epochs))
                    .add(row, record.metrics());
        }

        private int firstOf(TrainingRecord record) {
            int row = space.indexOf(space.parse(record.adjacency() + ":" + record.operations()));
            parameters.put(row, 0, record.metrics().parameters());
            rows.put(record.hash(), row);
            return row;
        }

        List<ImportedColumn> columns() {
            List<ImportedColumn> columns = new ArrayList<>();
            schedules.values().forEach(schedule -> columns.addAll(schedule.columns()));
            columns.add(parameters);
            return columns;
        }
    }
}
