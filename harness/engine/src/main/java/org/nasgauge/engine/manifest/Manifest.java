package org.nasgauge.engine.manifest;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.search.Constraint;

/**
 * What an experiment is, written before its first run; the same recipe, data and version give the same bytes.
 *
 * @param recipe SHA-256 of the normalised recipe, in hexadecimal
 * @param version of the suite
 * @param code SHA-256 of the code that wrote the records, in hexadecimal; several where an experiment was gone on with
 *     under other code, and {@link #UNKNOWN_CODE} before the first run, or where the manifest is older than this field
 * @param objectives besides the benchmark's, and limits; empty if there are none
 * @param seeds of every study
 * @param budget of each run of a strategy
 * @param searches the studies of strategies, in the order of the recipe
 * @param baseline the label of the one that the others are compared with; empty if there is none
 * @param rated by each run of an estimator
 * @param estimations the studies of estimators, in the order of the recipe
 */
public record Manifest(
        String name,
        String recipe,
        String version,
        List<String> code,
        BenchmarkFacts benchmark,
        Optional<ObjectiveFacts> objectives,
        Seeds seeds,
        Optional<Constraint> budget,
        List<StudyFacts> searches,
        Optional<String> baseline,
        Rated rated,
        List<StudyFacts> estimations) {
    public static final String UNKNOWN_CODE = "unknown";

    /**
     * The version of the form in which records and manifests are written. Since 3, a search says how many of its
     * evaluations are distinct, and a manifest names the baseline.
     */
    public static final int SCHEMA = 3;

    /** Why what is written in another version of the form is not read. */
    public static String unreadable(int schema) {
        String reads = "schema " + schema + ", but this version reads schema " + SCHEMA;
        return schema < SCHEMA ? reads + ", which counts distinct evaluations and names the baseline" : reads;
    }

    public Manifest {
        code = List.copyOf(code);
        searches = List.copyOf(searches);
        estimations = List.copyOf(estimations);
    }

    /** How many architectures each run of an estimator rates; empty for all of the population. */
    public Optional<Integer> sample() {
        return rated.sample();
    }

    /** The study of that label, which the others are compared with. */
    public Optional<StudyFacts> baselineStudy() {
        return searches.stream()
                .filter(study -> baseline.filter(study.label()::equals).isPresent())
                .findFirst();
    }

    public Manifest withCode(List<String> others) {
        return new Manifest(
                name,
                recipe,
                version,
                others,
                benchmark,
                objectives,
                seeds,
                budget,
                searches,
                baseline,
                rated,
                estimations);
    }
}
