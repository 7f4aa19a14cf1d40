package org.nasgauge.importers;

/**
 * Values by row, seed and step, in blocks of rows that are made when a row of them comes: a part of a benchmark takes a part of
 * the room. What was never put is 0.
 */
final class BlockedValues {
    static final int ROWS_OF_BLOCK = 256;

    private final int rows;
    private final int seeds;
    private final int steps;
    private final boolean isExact;
    /** One of the two is empty. */
    private final float[][] single;

    private final double[][] exact;

    /** @param isExact whether 64 bits of each are held, and not 32 */
    BlockedValues(int rows, int seeds, int steps, boolean isExact) {
        this.rows = rows;
        this.seeds = seeds;
        this.steps = steps;
        this.isExact = isExact;
        int blocks = (rows + ROWS_OF_BLOCK - 1) / ROWS_OF_BLOCK;
        this.single = new float[isExact ? 0 : blocks][];
        this.exact = new double[isExact ? blocks : 0][];
    }

    boolean isExact() {
        return isExact;
    }

    /** @param values of all steps */
    void put(int row, int seed, double... values) {
        int block = row / ROWS_OF_BLOCK;
        int from = place(row, seed);
        int length = Math.min(ROWS_OF_BLOCK, rows) * seeds * steps;
        if (isExact) {
            exact[block] = exact[block] == null ? new double[length] : exact[block];
            System.arraycopy(values, 0, exact[block], from, steps);
            return;
        }
        single[block] = single[block] == null ? new float[length] : single[block];
        for (int i = 0; i < steps; i++) {
            single[block][from + i] = (float) values[i];
        }
    }

    /** @param step from 0 */
    double at(int row, int seed, int step) {
        int block = row / ROWS_OF_BLOCK;
        int at = place(row, seed) + step;
        if (isExact) {
            return exact[block] == null ? 0 : exact[block][at];
        }
        return single[block] == null ? 0 : single[block][at];
    }

    private int place(int row, int seed) {
        return (row % ROWS_OF_BLOCK * seeds + seed) * steps;
    }
}
