package org.nasgauge.importers.proxies;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.JsonSource;
import org.nasgauge.tabular.table.Description;

/** NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS 2022): the file of one space, {@code zc_<space>.json}. */
public final class SuiteZeroImporter implements Importer {
    private static final Set<String> NO_PROXY = Set.of("idx", "arch", "val_accuracy");
    private static final String MEND =
            "Name a zc_<space>.json of nasbench201, transbench101_micro or _macro, unchanged";

    @Override
    public String name() {
        return "suite-zero";
    }

    @Override
    public String summary() {
        return "NAS-Bench-Suite-Zero: scores and seconds of 13 zero-cost proxies.";
    }

    @Override
    public String files() {
        return "zc_nasbench201.json, zc_transbench101_micro.json, zc_transbench101_macro.json, linked from"
                + " github.com/automl/NASLib, branch zerocost";
    }

    @Override
    public String licence() {
        return "Apache-2.0";
    }

    @Override
    public boolean detects(Path path) {
        return SuiteZeroSpace.of(path).isPresent() && path.toString().contains(".json");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        SuiteZeroSpace kind = SuiteZeroSpace.of(path)
                .orElseThrow(() -> UserError.at(path, "its name says none of the spaces that are read", MEND));
        EnumerableSpace space = request.spaces().enumerable("importer " + name(), kind.space());
        List<ImportedTable> tables = new ArrayList<>();
        try (JsonSource json = new JsonSource(path)) {
            json.fields(dataset -> {
                ProxyColumns proxies = new ProxyColumns(space.size());
                ImportedColumn accuracy = kind.accuracy(space.size());
                json.trees((architecture, measured) -> {
                    try {
                        add(kind.row(space, architecture), measured, proxies, accuracy);
                    } catch (IllegalArgumentException e) {
                        throw json.refuse(dataset + ", " + architecture + ": " + e.getMessage());
                    }
                });
                tables.add(table(path, kind, dataset, space, proxies, accuracy));
            });
        }
        return tables;
    }

    private static void add(int row, JsonNode measured, ProxyColumns proxies, ImportedColumn accuracy) {
        for (Map.Entry<String, JsonNode> field : measured.properties()) {
            if (!NO_PROXY.contains(field.getKey())) {
                proxies.add(field.getKey(), row, field.getValue());
            }
        }
        JsonNode reported = measured.path("val_accuracy");
        if (reported.isNumber()) {
            accuracy.put(row, 0, reported.doubleValue());
        }
    }

    private ImportedTable table(
            Path path,
            SuiteZeroSpace kind,
            String dataset,
            EnumerableSpace space,
            ProxyColumns proxies,
            ImportedColumn accuracy) {
        List<ImportedColumn> columns = new ArrayList<>(proxies.columns());
        columns.add(accuracy);
        Description description = new Description(
                "suite-zero-" + kind.space() + "-"
                        + dataset.toLowerCase(Locale.ROOT).replace('_', '-'),
                dataset,
                "Zero-cost proxies on " + kind.space() + " for " + dataset + ", scores and seconds."
                        + (kind == SuiteZeroSpace.NASBENCH201
                                ? " What the file calls val_accuracy is the test accuracy of seed 888."
                                : ""),
                "NAS-Bench-Suite-Zero, " + path.getFileName(),
                licence());
        return new ImportedTable(description, space, List.of(kind.seed()), columns);
    }
}
