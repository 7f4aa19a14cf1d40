package org.nasgauge.models.density;

import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;

/** A distribution over all combinations of choices, whether they are legal in the space or not. */
public interface ArchitectureDensity {
    /** The natural logarithm of the probability, up to a term that is the same for all architectures. */
    double log(Architecture architecture);

    Architecture draw(SeededRandom random);
}
