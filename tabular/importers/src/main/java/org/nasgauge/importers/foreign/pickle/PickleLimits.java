package org.nasgauge.importers.foreign.pickle;

/**
 * What a pickle may cost.
 *
 * @param heap bytes that its values may hold at one time, estimated
 * @param depth of values in values
 * @param weight values, each counted once for every place where it stands
 * @param bytes of one text or byte string
 */
public record PickleLimits(long heap, int depth, long weight, int bytes) {
    /** Enough for one architecture of an archive. */
    public static final PickleLimits SMALL = new PickleLimits(64L << 20, 32, 4_000_000, 1 << 20);

    /** Enough for a whole benchmark in one file. */
    public static final PickleLimits LARGE = new PickleLimits(1L << 30, 32, 4_000_000_000L, 64 << 20);
}
