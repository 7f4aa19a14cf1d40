package org.nasgauge.tape.nd4j;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.nasgauge.tape.Floats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory seen in two ways: as an array for ND4J's operations, and as a buffer for loops in Java. Once it is
 * closed it has no values.
 */
public final class NativeFloats implements Floats {
    private final INDArray array;
    private FloatBuffer buffer;

    /** Zeros in row-major order. */
    public NativeFloats(long... shape) {
        NativeLibrary.load();
        array = Nd4j.create(DataType.FLOAT, shape, 'c');
        buffer = array.data()
                .pointer()
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The values of a tensor or parameter of this backend, not a copy. */
    public static INDArray array(Floats floats) {
        return ((NativeFloats) floats).array;
    }

    @Override
    public int length() {
        return buffer.capacity();
    }

    @Override
    public float get(int index) {
        return buffer.get(index);
    }

    @Override
    public void set(int index, float value) {
        buffer.put(index, value);
    }

    @Override
    public void read(int from, float[] to, int count) {
        buffer.get(from, to, 0, count);
    }

    @Override
    public void write(int position, float[] values, int count) {
        buffer.put(position, values, 0, count);
    }

    @Override
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
