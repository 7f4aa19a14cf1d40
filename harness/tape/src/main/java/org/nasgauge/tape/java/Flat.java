package org.nasgauge.tape.java;

import java.util.Arrays;
import org.nasgauge.tape.Floats;

/** A parameter: one array in row-major order. */
final class Flat implements Floats {
    private float[] values;

    Flat(long... shape) {
        long length = 1;
        for (long extent : shape) {
            length *= extent;
        }
        values = new float[Math.toIntExact(length)];
    }

    /** The values of a parameter of this backend, not a copy. */
    static float[] of(Floats floats) {
        return ((Flat) floats).values;
    }

    @Override
    public int length() {
        return values.length;
    }

    @Override
    public float get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, float value) {
        values[index] = value;
    }

    @Override
    public void read(int from, float[] to, int count) {
        System.arraycopy(values, from, to, 0, count);
    }

    @Override
    public void write(int position, float[] from, int count) {
        System.arraycopy(from, 0, values, position, count);
    }

    @Override
    public void fill(float value) {
        Arrays.fill(values, value);
    }

    @Override
    public void close() {
        values = new float[0];
    }
}
