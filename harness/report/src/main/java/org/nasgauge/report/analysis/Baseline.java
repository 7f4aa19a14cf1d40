package org.nasgauge.report.analysis;

import java.util.Optional;
import org.nasgauge.engine.record.Manifest;
import org.nasgauge.engine.record.StudyFacts;

/** The strategy that the others are compared with: the one that the recipe names, random search if it names none. */
final class Baseline {
    private static final String STANDARD = "random-search";

    private Baseline() {}

    /** Empty if it takes no part. */
    static Optional<StudyFacts> of(Manifest manifest) {
        return manifest.searches().stream()
                .filter(study -> study.component().equals(STANDARD))
                .findFirst();
    }
}
