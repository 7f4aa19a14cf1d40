package org.nasgauge.report.analysis;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What went wrong in a study. Where one run is no result of what is studied, the study has none: no mean, no rank and no
 * test.
 *
 * @param faulty how many runs, from 1
 * @param runs how many there are
 * @param first why the first of them is faulty
 * @param diagnosis a file of the folder that says more of it, where there is one
 */
public record Faults(int faulty, int runs, String first, Optional<String> diagnosis) {
    /** For tables: how many, and the first. */
    public String text() {
        return "faulty: " + faulty + " of " + runs + " runs, the first: " + first
                + diagnosis.map(file -> " (see " + file + ")").orElse("");
    }

    /** Takes the runs of one study as they pass by. */
    static final class Tally {
        private final Optional<String> diagnosis;
        private Optional<String> first = Optional.empty();
        private int faulty;
        private int runs;

        /** @param diagnosis a file that says more of the first fault, where there is one */
        Tally(Optional<String> diagnosis) {
            this.diagnosis = diagnosis;
        }

        /** @param why the run is faulty; empty if it is not */
        void add(Optional<String> why) {
            runs++;
            faulty += why.isPresent() ? 1 : 0;
            first = first.or(() -> why);
        }

        Optional<Faults> finish() {
            return first.map(why -> new Faults(faulty, runs, why, diagnosis));
        }

        boolean isFaulty() {
            return faulty > 0;
        }

        /** What the runs come to together, if there are runs and none of them is faulty. */
        <T> Finding<T> orElse(Supplier<Finding<T>> finding) {
            if (runs == 0) {
                return Finding.none("no run is recorded yet");
            }
            return finish().map(faults -> Finding.<T>none(faults.text())).orElseGet(finding);
        }
    }
}
