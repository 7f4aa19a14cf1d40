package org.nasgauge.tabular.making;

import java.util.SortedMap;
import org.nasgauge.api.benchmark.Trainer;

/**
 * The first line of a journal: what all its trainings have in common.
 *
 * @param space the name of the space whose written form names the architectures
 */
record JournalHeader(String space, SortedMap<String, String> recipe, SortedMap<String, String> environment) {
    static JournalHeader of(Trainer trainer) {
        return new JournalHeader(trainer.space().name(), trainer.recipe(), trainer.environment());
    }
}
