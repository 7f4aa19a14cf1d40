package org.nasgauge.importers.csv;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Numbers;
import org.nasgauge.importers.csv.TrainingLines.Repeated;

/** Which seeds and epochs the lines of a file have: read once before its values, so that their columns are known. */
final class Survey {
    private static final int MOST_SEEDS = 10_000;

    private final MappedFile file;
    private final TreeSet<Integer> seeds = new TreeSet<>();
    private final Map<String, NavigableSet<Integer>> epochs = new TreeMap<>();

    private Survey(MappedFile file) {
        this.file = file;
    }

    /**
     * A value's place in the table.
     *
     * @param seed the position of the seed, 0 for what belongs to the architecture
     */
    record Training(int row, int seed, int epoch) {}

    static Survey of(MappedFile file, CsvRows rows) {
        Survey survey = new Survey(file);
        List<MappedColumn> columns = file.mapping().columns();
        columns.forEach(column -> {
            column.seed().ifPresent(survey.seeds::add);
            column.epoch().ifPresent(epoch -> survey.epochs(column.group()).add(epoch));
        });
        Numbering numbering = new Numbering(file.mapping());
        file.forEach(line -> {
            int row = rows.row(line);
            for (MappedColumn column : columns) {
                if (column.split().isPresent() && line.holds(column.lines())) {
                    int epoch = numbering.epoch(line, column);
                    survey.seeds.add(numbering.seed(line, column, row, epoch));
                    survey.epochs(column.group()).add(epoch);
                }
            }
            if (survey.seeds.size() > MOST_SEEDS) {
                throw UserError.at(file.file(), "more than " + MOST_SEEDS + " seeds", "Check the column of seeds");
            }
        });
        return survey;
    }

    private NavigableSet<Integer> epochs(String group) {
        return epochs.computeIfAbsent(group, any -> new TreeSet<>());
    }

    /** Ascending. */
    List<Integer> seeds() {
        return seeds.isEmpty() ? List.of(0) : List.copyOf(seeds);
    }

    /** Those at which a column has values, ascending; one of no meaning for what belongs to the architecture. */
    List<Integer> epochs(MappedColumn column) {
        if (column.split().isEmpty()) {
            return List.of(1);
        }
        NavigableSet<Integer> known = epochs(column.group());
        return known.isEmpty() ? List.of(column.schedule()) : List.copyOf(known);
    }

    /** For a second reading of the same lines, from the first on. */
    Trainings again() {
        return new Trainings(new Numbering(file.mapping()), seeds());
    }

    /** Says of each line which training it is of. */
    static final class Trainings {
        private final Numbering numbering;
        private final List<Integer> seeds;

        private Trainings(Numbering numbering, List<Integer> seeds) {
            this.numbering = numbering;
            this.seeds = seeds;
        }

        Optional<Training> of(MappedFile.Line line, MappedColumn column, int row) {
            if (column.split().isEmpty()) {
                return Optional.of(new Training(row, 0, 1));
            }
            int epoch = numbering.epoch(line, column);
            int seed = Collections.binarySearch(seeds, numbering.seed(line, column, row, epoch));
            return Optional.of(new Training(row, seed, epoch));
        }
    }

    /** Reads seed and epoch of a line, or counts its repetitions. */
    private static final class Numbering {
        private record Repetition(String group, int row, int epoch) {}

        private final TrainingLines trainings;
        private final CellNumbers numbers;
        private final Map<Repetition, Integer> repetitions = new HashMap<>();

        Numbering(CsvMapping mapping) {
            this.trainings = mapping.trainings();
            this.numbers = mapping.numbers();
        }

        int epoch(MappedFile.Line line, MappedColumn column) {
            return trainings
                    .epoch()
                    .map(from -> line.read(from, cell -> epoch(cell, column.schedule())))
                    .orElseGet(() -> column.epoch().orElseThrow());
        }

        private int epoch(String cell, int schedule) {
            long epoch = whole(cell, "epoch") - trainings.firstEpoch() + 1;
            if (epoch < 1 || epoch > schedule) {
                throw new IllegalArgumentException(Quoted.of(cell) + " is no epoch of a schedule of " + schedule
                        + (epoch == 0 ? ". If the first is called 0, say 'epoch: {column: …, first: 0}'" : ""));
            }
            return (int) epoch;
        }

        int seed(MappedFile.Line line, MappedColumn column, int row, int epoch) {
            if (trainings.repeated() == Repeated.SEEDS) {
                return repetitions.merge(new Repetition(column.group(), row, epoch), 1, Integer::sum) - 1;
            }
            return trainings
                    .seed()
                    .map(from -> line.read(from, cell -> {
                        long seed = whole(cell, "seed");
                        if (seed != (int) seed) {
                            throw new IllegalArgumentException(
                                    Quoted.of(cell) + " is no seed: one has at most 32 bits, so up to 2147483647");
                        }
                        return (int) seed;
                    }))
                    .orElseGet(() -> column.seed().orElseThrow());
        }

        /** Programs that know no missing integers write 777.0 for 777. */
        private long whole(String cell, String what) {
            String plain = numbers.plain(cell.strip());
            double value = Double.parseDouble(plain);
            if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
                return (long) value;
            }
            throw new IllegalArgumentException(Quoted.of(cell) + " is no " + what + "; expected "
                    + Numbers.wholeFrom(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    }
}
