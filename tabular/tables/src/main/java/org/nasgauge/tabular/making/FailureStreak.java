package org.nasgauge.tabular.making;

import org.nasgauge.api.error.UserError;

/** Ends a build in which training after training fails: the fault is then in the trainer or the machine. */
final class FailureStreak {
    private static final int TOO_MANY = 8;

    private int length;

    synchronized void add(Outcome outcome) {
        if (outcome.isFinal()) {
            length = 0;
        } else if (++length >= TOO_MANY) {
            throw UserError.at(
                    "table build",
                    "the last " + TOO_MANY + " trainings did not end; the last one "
                            + ((Outcome.Failed) outcome).reason(),
                    "Mend the trainer or the machine, and run the build again: what failed is redone");
        }
    }
}
