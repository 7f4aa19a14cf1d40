package org.nasgauge.tape.java;

import java.util.Arrays;

/**
 * How a window slides along one side of an image: place {@code p} of the output sees place {@code p * stride + k * dilation -
 * padding} of the input through its tap {@code k}, and zero where that lies outside.
 *
 * @param in places of the input
 * @param out places of the output
 * @param taps of the window
 */
record Window(int in, int out, int taps, int stride, int dilation, int padding) {
    private int offset(int tap) {
        return tap * dilation - padding;
    }

    /** What a place of the output sees: tap and place of the input in turn, those outside left out. */
    int[] seenBy(int place) {
        int[] seen = new int[2 * taps];
        int count = 0;
        for (int tap = 0; tap < taps; tap++) {
            int there = place * stride + offset(tap);
            if (there >= 0 && there < in) {
                seen[count++] = tap;
                seen[count++] = there;
            }
        }
        return Arrays.copyOf(seen, count);
    }

    /** The place of the input that a place of the output sees through each tap, -1 outside. */
    int[] allSeenBy(int place) {
        int[] all = new int[taps];
        for (int tap = 0; tap < taps; tap++) {
            int there = place * stride + offset(tap);
            all[tap] = there < in ? Math.max(-1, there) : -1;
        }
        return all;
    }

    /** By what a place of the input is seen: tap and place of the output in turn. */
    int[] seeing(int place) {
        int[] seeing = new int[2 * taps];
        int count = 0;
        for (int tap = 0; tap < taps; tap++) {
            int from = place - offset(tap);
            if (from >= 0 && from % stride == 0 && from / stride < out) {
                seeing[count++] = tap;
                seeing[count++] = from / stride;
            }
        }
        return Arrays.copyOf(seeing, count);
    }

    /** Who sees what through a tap: place of the output and place of the input in turn, from the first on. */
    int[] pairs(int tap) {
        int[] pairs = new int[2 * (end(tap) - first(tap))];
        for (int place = first(tap), at = 0; place < end(tap); place++) {
            pairs[at++] = place;
            pairs[at++] = place * stride + offset(tap);
        }
        return pairs;
    }

    /** Whether the tap sees all places as they are, so that no copy is needed. */
    boolean isWhole(int tap) {
        return stride == 1 && offset(tap) == 0 && in == out;
    }

    /** The first place of the output that sees the input through the tap. */
    private int first(int tap) {
        return Math.min(out, Math.max(0, -Math.floorDiv(offset(tap), stride)));
    }

    /** The first after {@link #first} that does not. */
    private int end(int tap) {
        return Math.max(first(tap), Math.min(out, -Math.floorDiv(offset(tap) - in, stride)));
    }

    /**
     * Sets each place of an output's row to what it sees of an input's.
     *
     * @param batch values of one place
     */
    void gather(float[] input, int tap, float[] output, int batch) {
        int first = first(tap);
        int end = end(tap);
        Arrays.fill(output, 0, first * batch, 0);
        Arrays.fill(output, end * batch, out * batch, 0);
        if (stride == 1 && end > first) { // a tap that is wholly outside would be copied from before the beginning
            System.arraycopy(input, (first + offset(tap)) * batch, output, first * batch, (end - first) * batch);
            return;
        }
        for (int place = first; place < end; place++) {
            System.arraycopy(input, (place * stride + offset(tap)) * batch, output, place * batch, batch);
        }
    }

    /** The reverse of {@link #gather}: sets each place of an input's row to the output that sees it through the tap, or 0. */
    void spread(float[] output, int tap, float[] input, int batch) {
        int first = first(tap);
        int end = end(tap);
        if (stride == 1) {
            int at = (first + offset(tap)) * batch;
            int count = (end - first) * batch;
            Arrays.fill(input, 0, count == 0 ? in * batch : at, 0);
            if (count > 0) {
                System.arraycopy(output, first * batch, input, at, count);
                Arrays.fill(input, at + count, in * batch, 0);
            }
            return;
        }
        Arrays.fill(input, 0);
        for (int place = first; place < end; place++) {
            System.arraycopy(output, place * batch, input, (place * stride + offset(tap)) * batch, batch);
        }
    }
}
