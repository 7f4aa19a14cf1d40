package org.nasgauge.importers.asr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.RowIndex;

/** The columns of NAS-Bench-ASR. A row is a network: its files answer for every cell that is the same one. */
final class AsrColumns {
    static final String TRAINING = "training";

    private static final Metric ERROR_RATE = new Metric("phoneme-error-rate", Unit.PERCENT, Direction.MINIMIZE);
    private static final int MOST_EPOCHS = 1_000;
    private static final String MEND = "Name the released nb-asr-*.pickle, unchanged";

    private final EnumerableSpace space;
    private final RowIndex rows;
    private final List<Integer> seeds;
    private final Map<String, Integer> rowOfHash = new HashMap<>();
    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    AsrColumns(EnumerableSpace space, List<Integer> seeds) {
        this.space = space;
        this.rows = RowIndex.of(space);
        this.seeds = seeds;
    }

    RowIndex rows() {
        return rows;
    }

    List<ImportedColumn> columns() {
        return List.copyOf(columns.values());
    }

    /** Trainings first, since they say which cell a hash means. */
    void addAll(List<AsrFile> files) {
        List<AsrFile> others = new ArrayList<>();
        for (AsrFile file : files) {
            if (file.type().equals(TRAINING)) {
                add(file, new Trainings(file));
            } else {
                others.add(file);
            }
        }
        for (AsrFile file : others) {
            switch (file.type()) {
                case "benchmarking" -> add(file, new Latencies(file));
                case "static" -> add(file, new Facts(file));
                default -> throw UserError.at(file.header().place(), "a data set of type " + file.type(), MEND);
            }
        }
    }

    private interface Rows {
        void add(int row, int networkRow);
    }

    private void add(AsrFile file, Rows into) {
        for (int row = 0; row < file.rows().size(); row++) {
            try {
                into.add(row, network(file, row));
            } catch (IllegalArgumentException e) {
                throw file.refused(row, e);
            }
        }
    }

    private int network(AsrFile file, int row) {
        String hash = file.text(row, "model_hash");
        if (file.type().equals(TRAINING)) {
            int network = rows.row(space.indexOf(space.parse(cell(file, row))));
            Integer known = rowOfHash.putIfAbsent(hash, network);
            if (known != null && known != network) {
                throw new IllegalArgumentException("hash " + hash + " means another cell than in an earlier file");
            }
            return network;
        }
        Integer network = rowOfHash.get(hash);
        if (network == null) {
            throw new IllegalArgumentException("hash " + hash + " is in no file of trainings");
        }
        return network;
    }

    /** {@code [(1, 0), (1, 0, 0), (1, 0, 0, 0)]} as text. */
    private static String cell(AsrFile file, int row) {
        String place = file.placeOf(row) + ", arch_vec";
        return file.items(row, "arch_vec").asList().stream()
                .map(node -> {
                    if (!(node instanceof Items choices)) {
                        throw PickleFields.refused(place, "a list of choices", node);
                    }
                    return choices.asList().stream()
                            .map(choice -> Integer.toString(PickleFields.whole(place, choice)))
                            .collect(Collectors.joining(", ", "[", "]"));
                })
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Shares from 0 to 1 in the files. */
    private final class Trainings implements Rows {
        private final AsrFile file;
        private final int seed;
        private final ImportedColumn validation;
        private final ImportedColumn test;

        Trainings(AsrFile file) {
            this.file = file;
            this.seed = seeds.indexOf(file.header().whole("seed"));
            int epochs = file.header().whole("epochs");
            if (epochs < 1 || epochs > MOST_EPOCHS) {
                throw UserError.at(file.header().place(), "trainings of " + epochs + " epochs", MEND);
            }
            this.validation = column(Split.VALIDATION, Column.Shape.CURVE, epochs);
            this.test = column(Split.TEST, Column.Shape.FINAL, epochs);
        }

        private ImportedColumn column(Split split, Column.Shape shape, int epochs) {
            return columns.computeIfAbsent(
                    split.label() + " " + epochs,
                    any -> ImportedColumn.ofTrainings(ERROR_RATE, split, shape, epochs, 0, rows.rows(), seeds.size()));
        }

        @Override
        public void add(int row, int network) {
            String place = file.placeOf(row) + ", val_per";
            Items values = file.items(row, "val_per");
            double[] curve = new double[values.size()];
            for (int epoch = 0; epoch < curve.length; epoch++) {
                curve[epoch] = 100 * PickleFields.number(place, values.get(epoch));
            }
            validation.putCurve(network, seed, curve);
            test.put(network, seed, 100 * file.number(row, "test_per"));
        }
    }

    private final class Latencies implements Rows {
        private final AsrFile file;
        private final ImportedColumn latency;

        Latencies(AsrFile file) {
            this.file = file;
            String device = file.header().text("device");
            if (!device.matches("[A-Za-z0-9-]{1,60}")) {
                throw UserError.at(file.header().place(), "'" + device + "' is no name of a device", MEND);
            }
            this.latency = fact(new Metric(device + "-latency", Unit.SECONDS, Direction.MINIMIZE));
        }

        @Override
        public void add(int row, int network) {
            latency.put(network, 0, file.number(row, "latency"));
        }
    }

    private final class Facts implements Rows {
        private final AsrFile file;

        Facts(AsrFile file) {
            this.file = file;
        }

        @Override
        public void add(int row, int network) {
            fact(Metric.PARAMETERS).put(network, 0, file.number(row, "params"));
            if (file.columns().contains("flops")) {
                fact(Metric.FLOPS).put(network, 0, file.number(row, "flops"));
            }
        }
    }

    private ImportedColumn fact(Metric metric) {
        return columns.computeIfAbsent(metric.name(), any -> ImportedColumn.ofArchitectures(metric, rows.rows()));
    }
}
