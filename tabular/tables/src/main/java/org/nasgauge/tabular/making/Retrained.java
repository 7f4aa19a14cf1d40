package org.nasgauge.tabular.making;

import java.util.Optional;

/**
 * A training of a table that was done again.
 *
 * @param architecture in its space's written form
 * @param finalDifference the largest difference of an accuracy on validation or test at the last epoch, in points
 * @param firstDifference the first value that is not the same, in words
 */
public record Retrained(
        int row,
        String architecture,
        int seed,
        Agreement agreement,
        double finalDifference,
        Optional<String> firstDifference) {}
