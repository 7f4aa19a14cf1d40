package org.nasgauge.reproduction.published;

import java.util.Optional;
import org.nasgauge.reproduction.measure.Measure;

/**
 * One published value.
 *
 * @param id unique in its table
 * @param label for readers
 * @param decimals with which it was published
 * @param source where the value is from, if not from where its table is from
 * @param unchecked why it cannot be judged, although something like it can be computed
 */
public record PublishedCell(
        String id,
        String label,
        double published,
        int decimals,
        Basis basis,
        Tolerance tolerance,
        Optional<String> source,
        Optional<String> unchecked,
        Measure measure) {}
