package org.nasgauge.tape;

import java.util.Arrays;

/**
 * The first channels of a parameter, which a tape computes with where a layer is narrower than the one that the parameter is
 * of. A copy, made anew before each forward pass, whose gradient then goes back to its places.
 */
final class ParameterPart {
    private final Parameter whole;
    private final Parameter part;
    /** Of each value of the part, in the whole. */
    private final int[] places;

    ParameterPart(Parameter whole, Backend backend, long... shape) {
        this.whole = whole;
        this.part = new Parameter(whole.name(), backend, shape);
        this.places = new int[part.size()];
        Arrays.setAll(places, at -> place(at, whole.shape(), shape));
    }

    private static int place(int at, long[] whole, long[] part) {
        long place = 0;
        long stride = 1;
        long rest = at;
        for (int dimension = part.length - 1; dimension >= 0; dimension--) {
            place += rest % part[dimension] * stride;
            rest /= part[dimension];
            stride *= whole[dimension];
        }
        return Math.toIntExact(place);
    }

    /**
     * Whether one shape is part of another, and not all of it: fewer output or input channels of a convolution, fewer inputs of
     * a linear map, fewer channels of what has one value each.
     */
    static boolean isPart(long[] shape, long[] whole) {
        if (shape.length != whole.length) {
            return false;
        }
        int channels = shape.length == 4 ? 2 : 1;
        boolean fewer = false;
        for (int dimension = 0; dimension < shape.length; dimension++) {
            if (shape[dimension] > whole[dimension]
                    || (dimension >= channels && shape[dimension] != whole[dimension])) {
                return false;
            }
            fewer |= shape[dimension] < whole[dimension];
        }
        return fewer;
    }

    Parameter part() {
        return part;
    }

    void read() {
        float[] from = whole.value().toArray();
        float[] values = new float[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = from[places[i]];
        }
        part.value().setAll(values);
    }

    /** A backward pass begins, and has for the whole. */
    void begin() {
        part.begin(whole.isWanted());
    }

    /** Gives the whole its gradient, 0 elsewhere, if the backward pass has reached the part. */
    void handBack() {
        if (part.reached()) {
            whole.accumulate(() -> {
                float[] gradient = part.gradient().toArray();
                float[] all = new float[whole.size()];
                for (int i = 0; i < gradient.length; i++) {
                    all[places[i]] = gradient[i];
                }
                whole.gradient().setAll(all);
            });
        }
    }

    void close() {
        part.close();
    }
}
