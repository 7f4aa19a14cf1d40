package org.nasgauge.importers.transnas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.foreign.ForeignFiles;

class TransNasImporterTest extends ImporterContract {
    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return new TransNasImporter();
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("total_epochs", 2);
        training.put("model_info", Map.of("inference_time", 0.01));
        training.put("metrics", Map.of("valid_top1", List.of(10.0, 20.0)));
        Map<String, Object> data = new LinkedHashMap<>();
        for (String kind : List.of("macro", "micro")) {
            EnumerableSpace space = Imports.SPACES.enumerable("test", "transnas-" + kind);
            data.put(kind, Map.of(space.format(space.at(0)), Map.of("class_scene", training)));
        }
        return Map.of("transnas-bench_v10141024.pth", Map.of("data", data));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return ForeignFiles.torchLegacy(content);
    }

    @Test
    void readsCurvesAndFactsOfBothSpaces() throws IOException {
        Map<Object, Object> training = Map.of(
                "total_epochs", 2,
                "model_info", Map.of("inference_time", 0.01, "encoder_params", 12_345.0),
                "metrics",
                        Map.of(
                                "valid_top1", List.of(10.0, 20.0),
                                "train_loss", List.of(2.0, 1.0),
                                "test_ssim", List.of(0.5, 0.6),
                                "time_elapsed", List.of(1.0, 2.0)));
        Map<Object, Object> task = Map.of("class_scene", training);
        Path path = Files.write(
                folder.resolve("transnas-bench_v10141024.pth"),
                ForeignFiles.torchLegacy(Map.of(
                        "data",
                        Map.of("macro", Map.of("64-1234-basic", task), "micro", Map.of("64-41414-1_02_333", task)))));

        List<ImportedTable> tables = new TransNasImporter().read(Imports.request(path));

        ImportedTable macro = Imports.table(tables, "transnas-macro-class-scene");
        EnumerableSpace space = Imports.SPACES.enumerable("test", macro.space());
        int row = space.indexOf(space.parse("64-1234-basic"));
        assertThat(Imports.column(macro, "validation accuracy").value(row, 0, 2))
                .isEqualTo(20);
        assertThat(Imports.column(macro, "encoder-params").value(row, 0, 1)).isEqualTo(12_345);
        ImportedTable micro = Imports.table(tables, "transnas-micro-class-scene");
        ImportedColumn ssim = Imports.column(micro, "test ssim");
        assertThat(ssim.metric().direction()).isEqualTo(Direction.MAXIMIZE);
        assertThat(micro.columns()).hasSize(5);
    }
}
