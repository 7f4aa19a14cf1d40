package org.nasgauge.importers.nats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.ImportedTable;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.tabular.format.TableManifest.Description;

/** Collects the architectures of a benchmark and makes its tables: one for each schedule and dataset. */
final class NatsTables {
    private static final String MEND = "Check that the files are complete and of one version of the benchmark";

    private final String prefix;
    private final String benchmark;
    private final String source;
    private final String licence;
    private final EnumerableSpace space;
    private final Map<Integer, List<Integer>> seedsBySchedule;
    private final Map<Integer, ScheduleResults> results = new TreeMap<>();

    /** @param seedsBySchedule the seeds of each schedule, ascending */
    NatsTables(
            String prefix,
            String benchmark,
            String source,
            String licence,
            EnumerableSpace space,
            Map<Integer, List<Integer>> seedsBySchedule) {
        this.prefix = prefix;
        this.benchmark = benchmark;
        this.source = source;
        this.licence = licence;
        this.space = space;
        this.seedsBySchedule = seedsBySchedule;
    }

    /** @throws UserError unless the list is the space in its own order */
    void checkOrder(String place, List<String> architectures) {
        for (int i = 0; i < architectures.size(); i++) {
            if (i >= space.size() || row(place, architectures.get(i)) != i) {
                throw UserError.at(
                        place,
                        "architecture " + i + " is " + architectures.get(i) + "; in the space " + space.name()
                                + " it has another number",
                        MEND);
            }
        }
    }

    /**
     * Adds the results of an architecture on one schedule.
     *
     * @param index the number that the benchmark gives it
     */
    void add(int index, int schedule, PickleFields architecture) {
        int row = row(architecture.place(), architecture.text("arch_str"));
        if (row != index || architecture.whole("arch_index") != index) {
            throw UserError.at(
                    architecture.place(),
                    "says that it is number " + architecture.whole("arch_index") + "; by its place it is " + index
                            + ", by its cell " + row,
                    MEND);
        }
        List<Integer> seeds = seedsBySchedule.get(schedule);
        if (seeds == null) {
            throw UserError.at(
                    architecture.place(),
                    "a schedule of " + schedule + " epochs; the benchmark has " + seedsBySchedule.keySet(),
                    MEND);
        }
        results.computeIfAbsent(schedule, epochs -> new ScheduleResults(space.size(), epochs, seeds))
                .add(row, architecture);
    }

    private int row(String place, String architecture) {
        try {
            return space.indexOf(space.parse(architecture));
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
        }
    }

    List<ImportedTable> tables() {
        List<ImportedTable> tables = new ArrayList<>();
        results.forEach((schedule, of) -> {
            for (String dataset : of.datasets()) {
                tables.add(dataset.equals("cifar10") ? onAllImages(schedule, of) : asRecorded(dataset, schedule, of));
            }
            if (of.datasets().containsAll(List.of("cifar10-valid", "cifar10"))) {
                tables.add(byTheProtocol(schedule, of));
            }
        });
        return tables;
    }

    private ImportedTable asRecorded(String dataset, int schedule, ScheduleResults of) {
        String note = dataset.equals("cifar10-valid")
                ? "Trained on one half of the training images of CIFAR-10, validated on the other; test is what these"
                        + " trainings reached, not what the papers report."
                : "ori-test-accuracy and ori-test-loss are of the images of validation and test together.";
        return table(dataset, dataset, schedule, note, of, columns(of, dataset));
    }

    private ImportedTable onAllImages(int schedule, ScheduleResults of) {
        return table(
                "cifar10-all",
                "cifar10",
                schedule,
                "Trained on all training images of CIFAR-10: there is no validation.",
                of,
                columns(of, "cifar10"));
    }

    /** Validation and cost from the one kind of training, test from the other, as every paper reports CIFAR-10. */
    private ImportedTable byTheProtocol(int schedule, ScheduleResults of) {
        List<ImportedColumn> columns = Stream.of(
                        of.columns("cifar10-valid", List.of(Split.TRAIN, Split.VALIDATION)),
                        of.columns("cifar10", List.of(Split.TEST)),
                        of.columns("cifar10", List.of()))
                .flatMap(List::stream)
                .toList();
        return table(
                "cifar10",
                "cifar10",
                schedule,
                "The field's protocol for CIFAR-10: training, validation and seconds of the trainings on one half of"
                        + " the training images, test of those on all.",
                of,
                columns);
    }

    private static List<ImportedColumn> columns(ScheduleResults of, String dataset) {
        return Stream.of(of.columns(dataset, List.of(Split.values())), of.columns(dataset, List.of()))
                .flatMap(List::stream)
                .toList();
    }

    private ImportedTable table(
            String name, String dataset, int schedule, String note, ScheduleResults of, List<ImportedColumn> columns) {
        Description description = new Description(
                prefix + "-" + name.toLowerCase(Locale.ROOT) + "-" + schedule,
                dataset,
                benchmark + " on " + dataset + ", schedule of " + schedule + " epochs. " + note,
                source,
                licence);
        return new ImportedTable(description, space, of.seeds(), columns);
    }
}
