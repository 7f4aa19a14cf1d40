package org.nasgauge.oneshot;

import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.space.SearchSpace;

/** How a supernet is divided: into parts that each keep one choice of one decision, and are trained by themselves. */
record Split(
        @Meaning("decision of the space that is split on, counted from 1") @Range(least = 1)
        int splitOn,

        @Meaning("passes over the training images of each part, at the learning rates of the whole") @Range(least = 1)
        int splitEpochs,

        @Meaning("whether parts begin with the weights of the whole, which is trained first; otherwise from scratch")
        boolean inherits) {
    /** From 0. */
    int decision() {
        return splitOn - 1;
    }

    /** How a part is trained. */
    Training of(Training whole) {
        return whole.withEpochs(splitEpochs);
    }

    /** @throws IllegalArgumentException if there is no such decision */
    void check(SearchSpace space) {
        if (splitOn > space.decisions().size()) {
            throw new IllegalArgumentException(
                    "split-on: " + splitOn + ", of " + space.decisions().size() + " decisions in " + space.name());
        }
    }
}
