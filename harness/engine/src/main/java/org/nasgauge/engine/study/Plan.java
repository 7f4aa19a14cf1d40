package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;

/**
 * Everything that an experiment will do.
 *
 * @param recipe the normalised text: all defaults written out; itself a recipe
 * @param searches in the order of the recipe
 * @param estimations in the order of the recipe
 * @param warnings what its author should know before it runs
 */
public record Plan(
        String recipe,
        Manifest manifest,
        List<Study.Search> searches,
        List<Study.Estimation> estimations,
        List<String> warnings) {
    public Plan {
        searches = List.copyOf(searches);
        estimations = List.copyOf(estimations);
        warnings = List.copyOf(warnings);
    }

    public List<Study> studies() {
        return Stream.<Study>concat(searches.stream(), estimations.stream()).toList();
    }

    /**
     * What its code is found from: whatever is found by its name when it is planned, and what plans and runs it.
     *
     * @param runner who runs it
     */
    public List<Class<?>> code(Class<?> runner) {
        return code(runner, study -> true);
    }

    /** The same for some of its studies. */
    public List<Class<?>> code(Class<?> runner, Predicate<StudyFacts> among) {
        List<Class<?>> roots = new ArrayList<>(List.of(runner, Planner.class));
        for (Study study : studies()) {
            if (!among.test(study.facts())) {
                continue;
            }
            roots.add(study.benchmark().getClass());
            study.benchmark().parts().forEach(part -> roots.add(part.getClass()));
            if (study instanceof Study.Search search) {
                roots.add(search.strategy().component().getClass());
                search.wrappers()
                        .forEach(wrapper -> roots.add(wrapper.component().getClass()));
                search.estimator().ifPresent(estimator -> addTo(roots, estimator));
            } else if (study instanceof Study.Estimation estimation) {
                addTo(roots, estimation.estimator());
            }
        }
        return roots.stream().distinct().toList();
    }

    private static void addTo(List<Class<?>> roots, Study.Use<Estimator> used) {
        roots.add(used.component().getClass());
        used.supply().parts().forEach(part -> roots.add(part.getClass()));
        used.members().values().forEach(member -> addTo(roots, member));
    }
}
