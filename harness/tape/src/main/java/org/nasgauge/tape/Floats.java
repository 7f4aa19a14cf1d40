package org.nasgauge.tape;

/**
 * Single-precision values in a {@link Backend}'s own storage. Positions count as in a row-major array: those of an
 * activation image by image and row by row, the channels of a pixel together, whatever the storage. Once closed it has no
 * values.
 */
public interface Floats extends AutoCloseable {
    int length();

    float get(int index);

    void set(int index, float value);

    /** Copies the values from a position on into the first {@code count} places of {@code to}. */
    void read(int from, float[] to, int count);

    /** Copies the first {@code count} values to a position on. */
    void write(int position, float[] values, int count);

    default float[] toArray() {
        float[] copy = new float[length()];
        read(0, copy, copy.length);
        return copy;
    }

    default void setAll(float[] values) {
        if (values.length != length()) {
            throw new IllegalArgumentException(values.length + " values given, " + length() + " expected");
        }
        write(0, values, values.length);
    }

    void fill(float value);

    /** The values are needed no more: who computes may use the place for others, until some are set here again. */
    default void rest() {}

    @Override
    void close();
}
