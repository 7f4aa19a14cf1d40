package org.nasgauge.importers.transnas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.torch.TorchFile;
import org.nasgauge.tabular.format.TableManifest.Description;

/** TransNAS-Bench-101 (Duan et al., CVPR 2021): one training of each network on each of seven tasks. */
public final class TransNasImporter implements Importer {
    private static final String MEND = "Name transnas-bench_v10141024.pth, unchanged";
    private static final Map<String, String> SPACES = Map.of("macro", "transnas-macro", "micro", "transnas-micro");

    @Override
    public String name() {
        return "transnas";
    }

    @Override
    public String summary() {
        return "TransNAS-Bench-101: 4,096 cells and 3,256 stacks on seven tasks, whole curves.";
    }

    @Override
    public String files() {
        return "transnas-bench_v10141024.pth, linked from github.com/yawen-d/TransNASBench";
    }

    @Override
    public String licence() {
        return "MIT";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("transnas-bench") && name.endsWith(".pth");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        PickleFields data = PickleFields.of(path.toString(), new TorchFile(path).read(PickleLimits.LARGE))
                .dict("data");
        List<ImportedTable> tables = new ArrayList<>();
        for (int i = 0; i < data.dict().size(); i++) {
            String kind = PickleFields.text(data.place(), data.dict().key(i));
            String name = SPACES.get(kind);
            if (name == null) {
                throw UserError.at(data.place(), "a space '" + kind + "'; expected macro and micro", MEND);
            }
            EnumerableSpace space = request.spaces().enumerable("importer " + name(), name);
            Map<String, TaskColumns> tasks = read(data.dict(kind), space);
            tasks.forEach((task, columns) -> tables.add(table(path, kind, task, space, columns)));
        }
        return tables;
    }

    private static Map<String, TaskColumns> read(PickleFields networks, EnumerableSpace space) {
        Map<String, TaskColumns> tasks = new TreeMap<>();
        for (int i = 0; i < networks.dict().size(); i++) {
            String text = PickleFields.text(networks.place(), networks.dict().key(i));
            PickleFields byTask = PickleFields.of(
                    networks.place() + ", " + text, networks.dict().value(i));
            for (int j = 0; j < byTask.dict().size(); j++) {
                String task = PickleFields.text(byTask.place(), byTask.dict().key(j));
                if (!task.matches("[a-z0-9_]{1,40}")) {
                    throw UserError.at(byTask.place(), "'" + task + "' is no name of a task", MEND);
                }
                PickleFields training = byTask.dict(task);
                try {
                    int row = space.indexOf(space.parse(text));
                    tasks.computeIfAbsent(task, name -> new TaskColumns(space.size(), training.whole("total_epochs")))
                            .add(row, training);
                } catch (IllegalArgumentException e) {
                    throw UserError.at(training.place(), String.valueOf(e.getMessage()), MEND, e);
                }
            }
        }
        return tasks;
    }

    private ImportedTable table(Path path, String kind, String task, EnumerableSpace space, TaskColumns columns) {
        Description description = new Description(
                "transnas-" + kind + "-" + task.replace('_', '-'),
                task,
                "TransNAS-Bench-101, " + kind + " space, task " + task + ", one training of each network.",
                "TransNAS-Bench-101, " + path.getFileName(),
                licence());
        return new ImportedTable(description, space, List.of(0), columns.columns());
    }
}
