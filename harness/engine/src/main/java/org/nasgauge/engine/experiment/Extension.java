package org.nasgauge.engine.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.RecipeDifference;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;

/**
 * How one experiment goes on as a larger one: more seeds, more studies, a larger budget, other labels. Everything else is
 * another experiment.
 *
 * @param counterparts by the file of each study of the larger one, the same study of the smaller one, whatever its label and
 *     budget
 */
record Extension(Manifest before, Manifest now, Map<String, StudyFacts> counterparts) {
    private static final List<String> GROWING = List.of("seeds", "budget.", "strategies[", "estimators.studies[");
    private static final List<String> OF_STRATEGIES = List.of(
            "budget", "workers", "scheduling", "at-budget-end", "checkpoints", "strategies", "trials", "baseline");
    private static final String OF_ESTIMATORS = "estimators";
    private static final String BASELINE = "baseline";

    /** @param before as it was read */
    static Extension of(Manifest before, Manifest now) {
        // Numbers of settings come back from a file in types of their own.
        Manifest asRead = ManifestForm.read(ManifestForm.write(now));
        Map<String, StudyFacts> counterparts = new LinkedHashMap<>();
        match(asRead.searches(), before.searches(), counterparts);
        match(asRead.estimations(), before.estimations(), counterparts);
        return new Extension(before, asRead, counterparts);
    }

    /** Why the one is no extension of the other; empty if it is. */
    Optional<String> obstacle(RecipeDifference difference) {
        Optional<String> other = difference
                .places()
                .filter(place -> !mayDiffer(place) && !(place.equals(BASELINE) && keepsBaseline()))
                .findFirst();
        if (other.isPresent()) {
            return Optional.of("results of another recipe, which differs in '" + other.get() + "'");
        }
        if (!contains(now.seeds(), before.seeds())) {
            return Optional.of("results under seeds that this recipe leaves out");
        }
        if (before.budget().isPresent()
                && now.budget().isPresent()
                && !holds(now.budget().get(), before.budget().get())) {
            return Optional.of("results of a larger budget");
        }
        return Stream.concat(before.searches().stream(), before.estimations().stream())
                .filter(study -> !counterparts.containsValue(study))
                .findFirst()
                .map(gone -> "the study '" + gone.label() + "', which this recipe leaves out or sets otherwise");
    }

    /** Studies whose files need no change but more lines. */
    List<StudyFacts> standing() {
        boolean prefix = before.seeds().count() <= now.seeds().count();
        for (int i = 0; prefix && i < before.seeds().count(); i++) {
            prefix = before.seeds().at(i) == now.seeds().at(i);
        }
        boolean inOrder = prefix;
        return Stream.concat(now.searches().stream(), now.estimations().stream())
                .filter(study -> inOrder && study.equals(counterparts.get(study.file())))
                .toList();
    }

    /** Studies of before whose records have to be written anew: under another label or budget, or in another order. */
    List<StudyFacts> moving() {
        List<StudyFacts> moving = new ArrayList<>(before.searches());
        moving.addAll(before.estimations());
        moving.removeAll(standing());
        return moving;
    }

    private boolean mayDiffer(String place) {
        return GROWING.stream().anyMatch(place::startsWith)
                || (before.searches().isEmpty() && OF_STRATEGIES.stream().anyMatch(place::startsWith))
                || (before.estimations().isEmpty() && place.startsWith(OF_ESTIMATORS));
    }

    /** A baseline has to be named before its runs: it is the same study, or one that has none yet. */
    private boolean keepsBaseline() {
        Optional<StudyFacts> counterpart = now.baselineStudy().map(study -> counterparts.get(study.file()));
        return before.baseline().isPresent() ? counterpart.equals(before.baselineStudy()) : counterpart.isEmpty();
    }

    private static boolean contains(Seeds now, Seeds before) {
        return Stream.iterate(0, i -> i < before.count(), i -> i + 1)
                .map(before::at)
                .allMatch(now::contains);
    }

    private static boolean holds(Constraint now, Constraint before) {
        boolean evaluations = now.evaluations().isEmpty()
                || (before.evaluations().isPresent()
                        && now.evaluations().getAsInt() >= before.evaluations().getAsInt());
        boolean seconds = now.seconds().isEmpty()
                || (before.seconds().isPresent()
                        && now.seconds().getAsDouble() >= before.seconds().getAsDouble());
        return evaluations && seconds;
    }

    /** Each with the one of the same label first, then with any that is the same but for its label. */
    private static void match(List<StudyFacts> now, List<StudyFacts> before, Map<String, StudyFacts> counterparts) {
        List<StudyFacts> free = new ArrayList<>(before);
        for (boolean sameLabel : new boolean[] {true, false}) {
            for (StudyFacts study : now) {
                if (!counterparts.containsKey(study.file())) {
                    free.stream()
                            .filter(one -> isSame(study, one)
                                    && (!sameLabel || one.label().equals(study.label())))
                            .findFirst()
                            .ifPresent(one -> {
                                counterparts.put(study.file(), one);
                                free.remove(one);
                            });
                }
            }
        }
    }

    private static boolean isSame(StudyFacts a, StudyFacts b) {
        return a.component().equals(b.component())
                && a.settings().equals(b.settings())
                && a.wrappers().equals(b.wrappers())
                && a.estimator().equals(b.estimator())
                && a.members().equals(b.members())
                && a.prior().equals(b.prior())
                && a.predicted().equals(b.predicted())
                && a.files().equals(b.files());
    }
}
