package org.nasgauge.tabular.making;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.query.CurvesLookup;
import org.nasgauge.tabular.query.Table;

/**
 * Where the trainings of a table come from.
 *
 * @param tables that are extended; where a training is in several sources, the first one's seconds stay
 * @param work folders that hold journals
 */
record TrainingSources(List<Table> tables, List<Path> work) {
    static final String NOT_TRAINED = "not trained";

    TrainingSources {
        tables = List.copyOf(tables);
        work = List.copyOf(work);
    }

    /** What the first table that says it says of a pass over the validation images. */
    Optional<TableManifest.ValidationPass> validationPass() {
        return tables.stream()
                .flatMap(table -> table.manifest().validationPass().stream())
                .findFirst();
    }

    /** What was collected, and the environments that it was made in. */
    record Collected(TrainingSet trainings, List<SortedMap<String, String>> environments) {}

    /**
     * Reads all sources into the rows of a space. Architectures of another space are left out where this one does not
     * have them.
     *
     * @throws UserError if a source was made by another recipe, is damaged, or contradicts another one
     */
    Collected collect(EnumerableSpace space, RowIndex rowIndex, SortedMap<String, String> recipe) {
        TrainingSet trainings = new TrainingSet();
        List<SortedMap<String, String>> environments = new ArrayList<>();
        for (Table table : tables) {
            requireSameRecipe("table " + table.name(), table.manifest().recipe(), recipe);
            table.manifest().environments().forEach(environment -> addOnce(environments, environment));
            addAll(table, space, rowIndex, trainings);
        }
        for (Path folder : work) {
            for (Path file : journals(folder)) {
                TrainingJournal.read(file).ifPresent(journal -> {
                    requireSameRecipe(file.toString(), journal.header().recipe(), recipe);
                    addOnce(environments, journal.header().environment());
                    addAll(file.toString(), journal, space, rowIndex, trainings);
                });
            }
        }
        return new Collected(trainings, List.copyOf(environments));
    }

    private static void addOnce(List<SortedMap<String, String>> environments, SortedMap<String, String> environment) {
        if (!environments.contains(environment)) {
            environments.add(environment);
        }
    }

    /** Adds whole trainings at full fidelity. */
    private static void addAll(
            String place,
            TrainingJournal.Content journal,
            EnumerableSpace space,
            RowIndex rowIndex,
            TrainingSet trainings) {
        boolean sameSpace = journal.header().space().equals(space.name());
        journal.outcomes().forEach((key, outcome) -> {
            if (key.fidelity().isEmpty() && !(outcome instanceof Outcome.Partial)) {
                parse(place, space, key.architecture(), sameSpace)
                        .ifPresent(number -> trainings.add(
                                new TrainingSet.Key(rowIndex.row(number), key.seed()),
                                new TrainingSet.Entry(number, outcome, place)));
            }
        });
    }

    private static void addAll(Table table, EnumerableSpace space, RowIndex rowIndex, TrainingSet trainings) {
        String place = "table " + table.name();
        CurvesLookup curves = table.wholeTrainings(schedule(table));
        boolean sameSpace = table.space().name().equals(space.name());
        for (int row = 0; row < table.rows(); row++) {
            String written = table.space().format(table.representative(row));
            Optional<Integer> number = parse(place, space, written, sameSpace);
            for (int seed = 0; number.isPresent() && seed < table.seeds().size(); seed++) {
                Optional<Outcome> outcome = outcome(table, curves, row, seed);
                if (outcome.isPresent()) {
                    trainings.add(
                            new TrainingSet.Key(
                                    rowIndex.row(number.get()), table.seeds().get(seed)),
                            new TrainingSet.Entry(number.get(), outcome.get(), place));
                }
            }
        }
    }

    private static int schedule(Table table) {
        List<Integer> schedules = table.schedules();
        if (schedules.size() != 1) {
            throw UserError.at(
                    "table " + table.name(),
                    "has trainings on the schedules " + schedules,
                    "Only a table with one schedule can be extended");
        }
        return schedules.get(0);
    }

    private static Optional<Outcome> outcome(Table table, CurvesLookup curves, int row, int seed) {
        Optional<String> missing = table.missingReason(row, seed);
        if (missing.isPresent()) {
            return missing.filter(reason -> !reason.equals(NOT_TRAINED)).map(Outcome.Failed::of);
        }
        return curves.curve(row, seed).map(Outcome.Completed::new);
    }

    private static Optional<Integer> parse(String place, EnumerableSpace space, String written, boolean mustBeThere) {
        try {
            Architecture architecture = space.parse(written);
            return Optional.of(space.indexOf(architecture));
        } catch (IllegalArgumentException e) {
            if (mustBeThere) {
                throw UserError.at(place, String.valueOf(e.getMessage()), "Restore the file", e);
            }
            return Optional.empty();
        }
    }

    private static Iterable<Path> journals(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.filter(file -> file.toString().endsWith(TrainingJournal.SUFFIX))
                    .toList());
        } catch (IOException e) {
            throw UserError.unreadable(folder, e);
        }
    }

    /** @throws UserError if the recipes differ, naming each difference */
    static void requireSameRecipe(String place, SortedMap<String, String> there, SortedMap<String, String> now) {
        if (there.equals(now)) {
            return;
        }
        throw UserError.at(
                place,
                "was trained by another recipe: " + differences(there, now),
                "Use the same recipe, or begin a new table in another folder");
    }

    /** As in {@code epochs is 12 there and 20 now}. */
    static String differences(SortedMap<String, String> there, SortedMap<String, String> now) {
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !there.getOrDefault(name, "\0").equals(now.getOrDefault(name, "\0")))
                .map(name -> name + " is " + there.getOrDefault(name, "not given") + " there and "
                        + now.getOrDefault(name, "not given") + " now")
                .collect(Collectors.joining("; "));
    }
}
