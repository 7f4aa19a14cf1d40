package org.nasgauge.engine.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One study of an experiment.
 *
 * @param id hash of all that decides its records but the seed
 * @param label how reports name it; unique among the studies of its kind
 * @param component name of the strategy or estimator
 * @param settings all of them, as a recipe writes them
 * @param wrappers around the strategy, from the inside out
 * @param estimator what the strategy queries
 * @param members of an estimator over estimators, by label
 * @param prior what it believes beforehand: in what form, and what decides it
 * @param predicted who predicts an objective that a strategy does not see measured, by the objective's name
 * @param files SHA-256 of each file outside of the suite that decides what the strategy does, by its path
 * @param seesTruth whether it is shown the best architecture: a ceiling, no competitor
 * @param predictsTarget whether it is an estimator that predicts the property that is its target, in its unit; never, where the
 *     objective is what it is judged by
 * @param file its records, relative to the folder of the experiment
 */
public record StudyFacts(
        String id,
        String label,
        String component,
        SortedMap<String, Object> settings,
        List<Part> wrappers,
        Optional<Part> estimator,
        SortedMap<String, Part> members,
        Optional<Part> prior,
        SortedMap<String, Part> predicted,
        SortedMap<String, String> files,
        boolean seesTruth,
        boolean predictsTarget,
        String file) {
    /** The folder of the records over all networks. */
    public static final String OVERALL = "overall";

    /**
     * A component that a study uses beside the one that it is about.
     *
     * @param settings all of them, as a recipe writes them
     */
    public record Part(String name, SortedMap<String, Object> settings) {}

    public StudyFacts {
        wrappers = List.copyOf(wrappers);
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        predicted = Collections.unmodifiableSortedMap(new TreeMap<>(predicted));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** By what tells the studies of experiments apart: the id stands for all that decides the records. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StudyFacts that
                && id.equals(that.id)
                && label.equals(that.label)
                && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Where the one record over all networks stands, of an estimator that is rated over samples. */
    public String overallFile() {
        return OVERALL + file.substring(file.lastIndexOf('/'));
    }

    /** Of a component that stands alone. */
    public StudyFacts(
            String id,
            String label,
            String component,
            SortedMap<String, Object> settings,
            boolean seesTruth,
            String file) {
        this(
                id,
                label,
                component,
                settings,
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                seesTruth,
                false,
                file);
    }
}
