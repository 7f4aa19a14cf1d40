package org.nasgauge.importers.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which columns probably say what a line is about.
 *
 * @param epoch empty where all lines are of one epoch
 * @param schedule the epochs of the trainings, where a column tells
 * @param repeats whether lines have network, seed and epoch in common
 */
record KeyColumns(
        SampledColumn architecture,
        Optional<SampledColumn> seed,
        Optional<SampledColumn> epoch,
        OptionalInt schedule,
        boolean repeats) {
    private static final String[] ARCHITECTURE = {"arch", "genotype", "net", "cell", "model", "config", "name", "hash"};
    private static final Set<String> SEED = Set.of("seed", "seeds", "trial", "run", "repeat", "rep", "replicate");
    private static final Set<String> EPOCH = Set.of("epoch", "epochs");
    private static final int MOST_EPOCHS = 100_000;

    static KeyColumns of(SampledFile file) {
        List<SampledColumn> columns = file.columns();
        Optional<SampledColumn> seed = columns.stream()
                .filter(column -> column.hasWord(SEED) && column.isWhole())
                .findFirst();
        Optional<SampledColumn> epochs = columns.stream()
                .filter(column -> isOfEpochs(column) && column.isWhole())
                .filter(column -> column.least() >= 0 && column.greatest() < MOST_EPOCHS && column.greatest() > 0)
                .findFirst();
        Optional<SampledColumn> epoch = epochs.filter(column -> column.least() < column.greatest());
        OptionalInt schedule = epochs.map(
                        column -> OptionalInt.of((int) column.greatest() + (column.least() == 0 ? 1 : 0)))
                .orElse(OptionalInt.empty());
        List<SampledColumn> others = columns.stream()
                .filter(column -> epochs.filter(column::equals).isEmpty())
                .filter(column -> seed.filter(column::equals).isEmpty())
                .toList();
        SampledColumn architecture = architecture(others.isEmpty() ? columns : others);
        return new KeyColumns(architecture, seed, epoch, schedule, repeats(file.lines(), architecture, seed, epoch));
    }

    static boolean isOfEpochs(SampledColumn column) {
        return EPOCH.contains(String.join("", column.words()));
    }

    /** By its name, whole and of texts; else of texts; else by its name; else the first. */
    private static SampledColumn architecture(List<SampledColumn> columns) {
        List<SampledColumn> whole = columns.stream()
                .filter(column -> column.cells().stream().noneMatch(String::isBlank))
                .toList();
        List<SampledColumn> texts =
                whole.stream().filter(column -> !column.isNumeric()).toList();
        return named(texts)
                .or(() -> texts.stream().findFirst())
                .or(() -> named(whole))
                .or(() -> named(columns))
                .orElse(columns.get(0));
    }

    private static Optional<SampledColumn> named(List<SampledColumn> columns) {
        for (String part : ARCHITECTURE) {
            for (SampledColumn column : columns) {
                if (column.mentions(part)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean repeats(
            int lines, SampledColumn architecture, Optional<SampledColumn> seed, Optional<SampledColumn> epoch) {
        Set<List<String>> seen = new HashSet<>();
        for (int line = 0; line < lines; line++) {
            List<String> key = new ArrayList<>(List.of(architecture.cells().get(line)));
            int at = line;
            seed.ifPresent(column -> key.add(column.cells().get(at)));
            epoch.ifPresent(column -> key.add(column.cells().get(at)));
            if (!seen.add(key)) {
                return true;
            }
        }
        return false;
    }

    /** Network, seed and epoch, those that are there. */
    List<SampledColumn> all() {
        List<SampledColumn> all = new ArrayList<>(List.of(architecture));
        seed.ifPresent(all::add);
        epoch.ifPresent(all::add);
        return all;
    }
}
