package org.nasgauge.engine.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.RecipeDifference;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.form.Form;

/** Several folders as one, to be compared: what they have in common has to be the same. */
public final class SeveralFolders {
    private static final Form RECIPE = Form.yaml("recipe");
    private static final List<String> OF_EACH = List.of("name", "baseline", "strategies[", "estimators.studies[");
    private static final List<String> OF_STRATEGIES =
            List.of("budget", "workers", "scheduling", "at-budget-end", "checkpoints", "strategies");

    private SeveralFolders() {}

    /** Where a study stands. */
    record Origin(ResultFolder folder, StudyFacts study) {}

    /**
     * A study that stands in two folders: the same records are expected.
     *
     * @param shared seeds that are recorded in both
     * @param differing those of which the records differ
     * @param first the least of these
     */
    public record Repeat(String one, String other, int shared, int differing, OptionalLong first) {}

    /**
     * Studies of one label get their folder's name before it.
     *
     * @param paths at least one, none twice
     * @throws UserError if there is no experiment in one, or they differ in benchmark, objectives, budget or seeds
     */
    public static ResultFolder open(List<Path> paths) {
        List<ResultFolder> folders = paths.stream().map(ResultFolder::open).toList();
        ResultFolder first = folders.get(0);
        if (folders.size() == 1) {
            return first;
        }
        folders.stream().skip(1).forEach(other -> requireSame(first, other));
        Map<String, Origin> origins = new LinkedHashMap<>();
        List<StudyFacts> searches = new ArrayList<>();
        List<StudyFacts> estimations = new ArrayList<>();
        for (ResultFolder folder : folders) {
            String name = name(folder, folders);
            for (StudyFacts study : folder.manifest().searches()) {
                searches.add(under(name, study, isShared(study, folders, true), new Origin(folder, study), origins));
            }
            for (StudyFacts study : folder.manifest().estimations()) {
                estimations.add(
                        under(name, study, isShared(study, folders, false), new Origin(folder, study), origins));
            }
        }
        List<Manifest> manifests = folders.stream().map(ResultFolder::manifest).toList();
        Manifest manifest = first.manifest();
        return new ResultFolder(
                first.path(),
                new Manifest(
                        folders.stream().map(folder -> name(folder, folders)).collect(Collectors.joining(", ")),
                        distinct(manifests.stream().map(Manifest::recipe)),
                        distinct(manifests.stream().map(Manifest::version)),
                        code(manifests),
                        manifest.benchmark(),
                        manifest.objectives(),
                        manifest.seeds(),
                        manifests.stream().flatMap(one -> one.budget().stream()).findFirst(),
                        searches,
                        baseline(folders, searches, origins),
                        manifests.stream()
                                .filter(one -> !one.estimations().isEmpty())
                                .findFirst()
                                .orElse(manifest)
                                .rated(),
                        estimations),
                origins);
    }

    /** That of the first folder which names one, under the label that it has here. */
    private static Optional<String> baseline(
            List<ResultFolder> folders, List<StudyFacts> searches, Map<String, Origin> origins) {
        return folders.stream()
                .flatMap(folder -> folder.manifest().baselineStudy().map(study -> new Origin(folder, study)).stream())
                .findFirst()
                .flatMap(named -> searches.stream()
                        .filter(study -> named.equals(origins.get(study.file())))
                        .findFirst())
                .map(StudyFacts::label);
    }

    /** Other studies are of other code; only what is mixed in one folder is mixed. */
    private static List<String> code(List<Manifest> manifests) {
        List<String> all = manifests.stream()
                .flatMap(one -> one.code().stream())
                .distinct()
                .toList();
        return manifests.stream().allMatch(one -> one.code().size() == 1) ? List.of(String.join(", ", all)) : all;
    }

    private static String distinct(Stream<String> texts) {
        return texts.distinct().collect(Collectors.joining(", "));
    }

    /** Its last part, or all of the path where two end alike. */
    private static String name(ResultFolder folder, List<ResultFolder> folders) {
        String last = last(folder);
        return folders.stream().filter(other -> last(other).equals(last)).count() == 1
                ? last
                : folder.path().toString();
    }

    private static String last(ResultFolder folder) {
        Path path = folder.path().toAbsolutePath().normalize();
        return String.valueOf(path.getFileName());
    }

    private static boolean isShared(StudyFacts study, List<ResultFolder> folders, boolean search) {
        return folders.stream()
                        .flatMap(folder -> search
                                ? folder.manifest().searches().stream()
                                : folder.manifest().estimations().stream())
                        .filter(other -> other.label().equals(study.label()))
                        .count()
                > 1;
    }

    private static StudyFacts under(
            String folder, StudyFacts study, boolean shared, Origin origin, Map<String, Origin> origins) {
        StudyFacts named = new StudyFacts(
                study.id(),
                shared ? folder + "/" + study.label() : study.label(),
                study.component(),
                study.settings(),
                study.wrappers(),
                study.estimator(),
                study.members(),
                study.prior(),
                study.predicted(),
                study.files(),
                study.seesTruth(),
                study.predictsTarget(),
                folder + "/" + study.file());
        origins.put(named.file(), origin);
        return named;
    }

    private static void requireSame(ResultFolder first, ResultFolder other) {
        Manifest a = first.manifest();
        Manifest b = other.manifest();
        List<String> free = new ArrayList<>(OF_EACH);
        if (a.searches().isEmpty() || b.searches().isEmpty()) {
            free.addAll(OF_STRATEGIES);
        }
        if (a.estimations().isEmpty() || b.estimations().isEmpty()) {
            free.add("estimators");
        }
        RecipeDifference difference =
                RecipeDifference.of(recipe(first), recipe(other)).without(free);
        Optional<String> place = difference.places().findFirst();
        if (place.isPresent()) {
            throw UserError.at(
                            other.path(),
                            "it cannot be compared with " + first.path() + ", from which it differs in '" + place.get()
                                    + "' (− the one, + the other)",
                            place.get().equals("seeds")
                                    ? "Run the recipe of the smaller one again with the --seeds of both: only new ones run"
                                    : "Compare folders of one benchmark, under the same objectives, budget and seeds")
                    .with(difference.lines());
        }
        if (!a.benchmark().equals(b.benchmark())) {
            throw UserError.at(
                    other.path(),
                    "it cannot be compared with " + first.path() + ": the benchmark '"
                            + b.benchmark().name() + "' had another content",
                    "Run one of the recipes again");
        }
    }

    private static String recipe(ResultFolder folder) {
        return RECIPE.text(folder.path().resolve(ResultFolder.RECIPE));
    }

    static List<Repeat> repeats(ResultFolder together, Map<String, Origin> origins) {
        List<Repeat> repeats = new ArrayList<>();
        addRepeats(together.manifest().searches(), origins, true, repeats);
        addRepeats(together.manifest().estimations(), origins, false, repeats);
        return repeats;
    }

    private static void addRepeats(
            List<StudyFacts> studies, Map<String, Origin> origins, boolean search, List<Repeat> repeats) {
        for (int i = 0; i < studies.size(); i++) {
            for (int j = 0; j < i; j++) {
                Optional<Origin> one =
                        Optional.ofNullable(origins.get(studies.get(j).file()));
                Optional<Origin> other =
                        Optional.ofNullable(origins.get(studies.get(i).file()));
                if (one.isPresent()
                        && other.isPresent()
                        && studies.get(i).id().equals(studies.get(j).id())) {
                    repeats.add(repeat(
                            studies.get(j).label(), one.get(), studies.get(i).label(), other.get(), search));
                }
            }
        }
    }

    /** Folders that are compared have the same seeds, so that the records of one seed stand in the same place. */
    private static Repeat repeat(String one, Origin first, String other, Origin second, boolean search) {
        int shared = 0;
        int differing = 0;
        OptionalLong least = OptionalLong.empty();
        try (Stream<? extends RunRecord> here = records(first, search);
                Stream<? extends RunRecord> there = records(second, search)) {
            Iterator<? extends RunRecord> a = here.iterator();
            Iterator<? extends RunRecord> b = there.iterator();
            for (; a.hasNext() && b.hasNext(); shared++) {
                RunRecord record = a.next();
                if (!record.equals(b.next())) {
                    differing++;
                    least = OptionalLong.of(Math.min(record.seed(), least.orElse(record.seed())));
                }
            }
        }
        return new Repeat(one, other, shared, differing, least);
    }

    private static Stream<? extends RunRecord> records(Origin origin, boolean search) {
        return search
                ? origin.folder().searches(origin.study())
                : origin.folder().estimations(origin.study());
    }
}
