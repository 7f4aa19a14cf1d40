package org.nasgauge.tabular.making;

/**
 * One line of a journal.
 *
 * @param architecture the genome that was trained, in its space's written form
 */
record JournalRecord(String architecture, int seed, Outcome outcome) {}
