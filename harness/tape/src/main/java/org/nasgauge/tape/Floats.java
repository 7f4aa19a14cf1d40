package org.nasgauge.tape;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory seen in two ways: as an array for ND4J's operations, and as a buffer for loops in Java. Once it is
 * closed it has no values.
 */
public final class Floats implements AutoCloseable {
    private final INDArray array;
    private FloatBuffer buffer;

    /** Zeros in row-major order. */
    public Floats(long... shape) {
        NativeBackend.load();
        array = Nd4j.create(DataType.FLOAT, shape, 'c');
        buffer = array.data()
                .pointer()
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The values, not a copy. */
    public INDArray array() {
        return array;
    }

    public int length() {
        return buffer.capacity();
    }

    public float get(int index) {
        return buffer.get(index);
    }

    public void set(int index, float value) {
        buffer.put(index, value);
    }

    /** Copies the values from a position on into the first {@code count} places of {@code to}. */
    public void read(int from, float[] to, int count) {
        buffer.get(from, to, 0, count);
    }

    /** Copies the first {@code count} values to a position on. */
    public void write(int position, float[] values, int count) {
        buffer.put(position, values, 0, count);
    }

    public float[] toArray() {
        float[] copy = new float[length()];
        read(0, copy, copy.length);
        return copy;
    }

    public void setAll(float[] values) {
        if (values.length != length()) {
            throw new IllegalArgumentException(values.length + " values given, " + length() + " expected");
        }
        write(0, values, values.length);
    }

    public void fill(float value) {
        for (int i = 0; i < length(); i++) {
            buffer.put(i, value);
        }
    }

    @Override
    public void close() {
        if (!array.wasClosed()) {
            buffer = FloatBuffer.allocate(0); // a look at freed memory would end the process
            array.close();
        }
    }
}
