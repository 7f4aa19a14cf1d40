package org.nasgauge.api.benchmark;

/**
 * One training of one architecture under one seed, an epoch at a time: it can be left after any epoch, and gone on with
 * later. Holds memory outside the heap until it is closed. For one thread at a time, not always the same one.
 */
public interface LiveTraining extends AutoCloseable {
    /** How many epochs are done; 0 at the beginning. */
    int epoch();

    /** How many epochs the whole schedule has. */
    int epochs();

    /**
     * Trains for one more epoch and evaluates.
     *
     * @throws IllegalStateException if all epochs are done, or this is closed
     */
    void advance();

    /**
     * Loss and accuracy on every split, and the seconds of training and of validation, of all epochs so far. Stays readable when this is closed.
     *
     * @throws IllegalStateException before the first epoch is done
     */
    LearningCurve curve();

    /** Frees what only an advance needs, if that is much. The next advance takes it again and gives the same bits. */
    default void rest() {}

    /** Frees all memory. Again: nothing. */
    @Override
    void close();
}
