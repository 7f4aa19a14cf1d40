package org.nasgauge.importers.proxies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ListedRows;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.foreign.JsonSource;
import org.nasgauge.tabular.format.TableManifest.Description;

/** NAS-Bench-Suite-Zero (Krishnakumar et al., NeurIPS 2022): the file of one space, {@code zc_<space>.json}. */
public final class SuiteZeroImporter implements Importer {
    private static final int MOST_LISTED = 100_000;
    private static final String MEND =
            "Name a zc_<space>.json of nasbench101, nasbench201, nasbench301, transbench101_micro or _macro, unchanged";

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
        return "zc_nasbench101.json, zc_nasbench201.json, zc_nasbench301.json, zc_transbench101_micro.json,"
                + " zc_transbench101_macro.json, linked from github.com/automl/NASLib, branch zerocost";
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
        String place = "importer " + name();
        SearchSpace space = request.spaces().named(place, kind.space());
        List<ImportedTable> tables = new ArrayList<>();
        try (JsonSource json = new JsonSource(path)) {
            json.fields(dataset -> {
                if (!dataset.matches("[A-Za-z0-9_-]{1,40}")) {
                    throw json.refuse("'" + dataset + "' is no name of a data set");
                }
                Description description = description(path, kind, dataset);
                tables.add(
                        kind.isSample()
                                ? listed(json, kind, space, description)
                                : numbered(json, kind, request.spaces().enumerable(place, kind.space()), description));
            });
        }
        return tables;
    }

    private static ImportedTable numbered(
            JsonSource json, SuiteZeroSpace kind, EnumerableSpace space, Description description) {
        Notation naslib = Notations.naslib(space);
        ProxyColumns columns = new ProxyColumns(space.size(), kind.accuracy(space.size()));
        json.trees((architecture, measured) -> {
            try {
                columns.add(space.indexOf(naslib.read(architecture)), ProxyScores.read(measured));
            } catch (IllegalArgumentException e) {
                throw json.refuse(description.dataset() + ", " + architecture + ": " + e.getMessage());
            }
        });
        return new ImportedTable(description, space, List.of(kind.seed()), columns.columns());
    }

    private static ImportedTable listed(
            JsonSource json, SuiteZeroSpace kind, SearchSpace space, Description description) {
        Notation naslib = Notations.naslib(space);
        ListedRows rows = new ListedRows();
        List<ProxyScores> scores = new ArrayList<>();
        json.trees((architecture, measured) -> {
            try {
                Architecture genome = naslib.read(architecture);
                if (rows.row(space.format(genome)) != scores.size()) {
                    throw new IllegalArgumentException("is there twice");
                }
                scores.add(ProxyScores.read(measured));
                if (scores.size() > MOST_LISTED) {
                    throw new IllegalArgumentException("more than " + MOST_LISTED + " architectures");
                }
            } catch (IllegalArgumentException e) {
                throw json.refuse(description.dataset() + ", " + architecture + ": " + e.getMessage());
            }
        });
        ProxyColumns columns = new ProxyColumns(rows.size(), kind.accuracy(rows.size()));
        for (int row = 0; row < scores.size(); row++) {
            columns.add(row, scores.get(row));
        }
        if (scores.isEmpty()) {
            throw json.refuse(description.dataset() + " has no architectures");
        }
        return new ImportedTable(description, space.name(), rows.listed(), List.of(kind.seed()), columns.columns());
    }

    private Description description(Path path, SuiteZeroSpace kind, String dataset) {
        return new Description(
                "suite-zero-" + kind.fileName().replace("transbench101_", "transnas-") + "-"
                        + dataset.toLowerCase(Locale.ROOT).replace('_', '-'),
                dataset,
                "Zero-cost proxies on " + kind.fileName() + " for " + dataset + ", scores and seconds." + kind.note(),
                "NAS-Bench-Suite-Zero, " + path.getFileName(),
                licence());
    }
}
