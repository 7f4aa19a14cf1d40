package org.nasgauge.importers.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.PickleValue;
import org.nasgauge.importers.foreign.torch.TorchFile;

/** NAS-Bench-201 (Dong and Yang, ICLR 2020): the one file of all cells, version 1.0 or 1.1. */
public final class NasBench201Importer implements Importer {
    private static final String MEND = "Name a NAS-Bench-201-v1_*.pth, unchanged";

    @Override
    public String name() {
        return "nasbench201";
    }

    @Override
    public String summary() {
        return "NAS-Bench-201: 15,625 cells on CIFAR-10, CIFAR-100 and ImageNet16-120, every seed, whole curves.";
    }

    @Override
    public String files() {
        return "NAS-Bench-201-v1_0-e61699.pth or NAS-Bench-201-v1_1-096897.pth, linked from github.com/D-X-Y/NAS-Bench-201";
    }

    @Override
    public String licence() {
        return "MIT";
    }

    @Override
    public boolean detects(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith("NAS-Bench-201") && name.endsWith(".pth");
    }

    @Override
    public List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        EnumerableSpace space = request.spaces().enumerable("importer " + name(), "nasbench201");
        NatsTables tables = new NatsTables(
                name(),
                "NAS-Bench-201",
                "NAS-Bench-201, " + path.getFileName(),
                licence(),
                space,
                NatsTopologyImporter.SEEDS);
        int[] done = {0};
        PickleValue rest = new TorchFile(path).read(PickleLimits.LARGE, "arch2infos", (index, cell) -> {
            add(tables, path, index, cell);
            request.progress().reached(++done[0], space.size());
        });
        if (done[0] == 0) {
            throw UserError.at(path, "holds no architecture under arch2infos", MEND);
        }
        PickleFields fields = PickleFields.of(path.toString(), rest);
        Items order = fields.items("meta_archs");
        tables.checkOrder(
                path + ", meta_archs",
                IntStream.range(0, order.size())
                        .mapToObj(i -> PickleFields.text(path + ", meta_archs", order.get(i)))
                        .toList());
        return tables.tables();
    }

    private static void add(NatsTables tables, Path path, PickleValue key, PickleValue value) {
        int index = PickleFields.whole(path + ", arch2infos", key);
        String place = path + ", architecture " + index;
        PickleFields cell = PickleFields.of(place, value);
        tables.add(index, 12, PickleFields.of(place + ", less", cell.value("less")));
        tables.add(index, 200, PickleFields.of(place + ", full", cell.value("full")));
    }
}
