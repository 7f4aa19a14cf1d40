package org.nasgauge.importers.nats;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.foreign.ByteSource;
import org.nasgauge.importers.foreign.Compressed;
import org.nasgauge.importers.foreign.pickle.AllowedClasses;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleLimits;
import org.nasgauge.importers.foreign.pickle.Unpickler;

/** NATS-Bench (Dong, Liu, Musial and Gabrys, TPAMI 2021): the simple archives of one of its two spaces. */
abstract class NatsImporter implements Importer {
    private static final String MEND = "Check that the archive is complete and unchanged";

    private final String name;
    private final String title;
    private final String archive;
    private final String space;
    private final Map<Integer, List<Integer>> seedsBySchedule;

    NatsImporter(String name, String title, String archive, String space, Map<Integer, List<Integer>> seedsBySchedule) {
        this.name = name;
        this.title = title;
        this.archive = archive;
        this.space = space;
        this.seedsBySchedule = seedsBySchedule;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return title + ": every dataset, seed and schedule, with whole curves and times.";
    }

    @Override
    public final String files() {
        return archive + "-simple, the folder or its .tar, linked from github.com/D-X-Y/NATS-Bench";
    }

    @Override
    public final String licence() {
        return "MIT";
    }

    @Override
    public final boolean detects(Path path) {
        return SimpleArchive.detects(path, archive.substring(0, archive.indexOf('-', archive.indexOf('-') + 1)));
    }

    @Override
    public final List<ImportedTable> read(ImportRequest request) {
        Path path = request.onlyPath();
        EnumerableSpace known = request.spaces().enumerable("importer " + name, space);
        NatsTables tables =
                new NatsTables(name, title, "NATS-Bench, " + archive + "-simple", licence(), known, seedsBySchedule);
        int threads = Runtime.getRuntime().availableProcessors();
        long[] done = {0};
        try (OrderedWork<Unpacked> work = new OrderedWork<>(threads, unpacked -> {
            add(tables, unpacked);
            request.progress().reached(++done[0], known.size() + 1);
        })) {
            new SimpleArchive(path).forEach(packed -> work.submit(() -> unpack(packed)));
            work.finish();
        }
        List<ImportedTable> made = tables.tables();
        if (made.isEmpty()) {
            throw UserError.at(path, "holds no architecture", MEND);
        }
        return made;
    }

    private record Unpacked(String name, PickleFields content) {}

    private static Unpacked unpack(SimpleArchive.Packed packed) {
        try (ByteSource source = new ByteSource(packed.place(), Compressed.decompress(packed.place(), packed.open()))) {
            Unpickler unpickler = new Unpickler(source, PickleLimits.SMALL, AllowedClasses.standard());
            return new Unpacked(packed.name(), PickleFields.of(packed.place(), unpickler.read()));
        }
    }

    private static void add(NatsTables tables, Unpacked unpacked) {
        PickleFields content = unpacked.content();
        if (unpacked.name().equals(SimpleArchive.META)) {
            Items order = content.items("meta_archs");
            tables.checkOrder(
                    content.place(),
                    IntStream.range(0, order.size())
                            .mapToObj(i -> PickleFields.text(content.place(), order.get(i)))
                            .toList());
            return;
        }
        for (int i = 0; i < content.dict().size(); i++) {
            String schedule = PickleFields.text(content.place(), content.dict().key(i));
            tables.add(
                    number(content.place(), unpacked.name()),
                    number(content.place(), schedule),
                    PickleFields.of(
                            content.place() + ", schedule " + schedule,
                            content.dict().value(i)));
        }
    }

    private static int number(String place, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw UserError.at(place, "a number was expected, not '" + text + "'", MEND, e);
        }
    }
}
