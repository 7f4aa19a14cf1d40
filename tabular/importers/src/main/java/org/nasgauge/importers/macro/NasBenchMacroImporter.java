package org.nasgauge.importers.macro;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.JsonNumbers;
import org.nasgauge.importers.foreign.JsonSource;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.TableManifest.Description;

/** NAS-Bench-Macro (Su et al., CVPR 2021): 6,561 networks, the test accuracies of three trainings of 50 epochs. */
public final class NasBenchMacroImporter implements Importer {
    private static final int EPOCHS = 50;
    private static final List<Integer> TRAININGS = List.of(0, 1, 2);
    private static final int TEST_IMAGES = 10_000;

    @Override
    public String name() {
        return "nasbench-macro";
    }

    @Override
    public String summary() {
        return "NAS-Bench-Macro: 6,561 networks on CIFAR-10, three test accuracies each, parameters and FLOPs.";
    }

    @Override
    public String files() {
        return "nas-bench-macro_cifar10.json from github.com/xiusu/NAS-Bench-Macro";
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public boolean detects(Path path) {
        return String.valueOf(path.getFileName()).startsWith("nas-bench-macro");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        EnumerableSpace space = request.spaces().enumerable("importer " + name(), "nasbench-macro");
        int rows = space.size();
        ImportedColumn accuracy = ImportedColumn.ofTrainings(
                Metric.ACCURACY, Split.TEST, Column.Shape.FINAL, EPOCHS, TEST_IMAGES, rows, TRAININGS.size());
        ImportedColumn parameters = ImportedColumn.ofArchitectures(Metric.PARAMETERS, rows);
        ImportedColumn flops = ImportedColumn.ofArchitectures(Metric.FLOPS, rows);
        try (JsonSource json = new JsonSource(path)) {
            json.trees((text, facts) -> {
                try {
                    int row = space.indexOf(space.parse(text));
                    double[] accuracies = JsonNumbers.curve(facts, "test_acc");
                    if (accuracies.length > TRAININGS.size()) {
                        throw new IllegalArgumentException("more than " + TRAININGS.size() + " test accuracies");
                    }
                    for (int training = 0; training < accuracies.length; training++) {
                        accuracy.put(row, training, accuracies[training]);
                    }
                    parameters.put(row, 0, JsonNumbers.number(facts, "params"));
                    flops.put(row, 0, JsonNumbers.number(facts, "flops"));
                } catch (IllegalArgumentException e) {
                    throw json.refuse(text + ": " + e.getMessage());
                }
            });
        }
        Description description = new Description(
                name() + "-cifar10",
                "cifar10",
                "NAS-Bench-Macro on CIFAR-10. There is no validation; seeds number the three trainings of a network.",
                "NAS-Bench-Macro, " + path.getFileName(),
                licence());
        return List.of(new ImportedTable(description, space, TRAININGS, List.of(accuracy, parameters, flops)));
    }
}
