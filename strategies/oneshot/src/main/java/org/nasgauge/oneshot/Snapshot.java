package org.nasgauge.oneshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How far a training has come: named arrays, which its bytes give again to the bit. */
public final class Snapshot {
    private final Map<String, double[]> arrays = new LinkedHashMap<>();

    public Snapshot put(String name, double... values) {
        arrays.put(name, values.clone());
        return this;
    }

    public Snapshot putAll(String group, Map<String, float[]> values) {
        values.forEach((name, array) -> {
            double[] wide = new double[array.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = array[i];
            }
            arrays.put(group + name, wide);
        });
        return this;
    }

    /** All that another holds, as a group. */
    public Snapshot putAll(String group, Snapshot other) {
        other.arrays.forEach((name, values) -> arrays.put(group + name, values));
        return this;
    }

    /** What was put as a group. */
    public Snapshot part(String group) {
        Snapshot part = new Snapshot();
        arrays.forEach((name, values) -> {
            if (name.startsWith(group)) {
                part.arrays.put(name.substring(group.length()), values);
            }
        });
        return part;
    }

    public double[] get(String name) {
        return Objects.requireNonNull(arrays.get(name), () -> "no " + name + " in the snapshot");
    }

    /** Those that were put as a group. */
    public Map<String, float[]> group(String group) {
        Map<String, float[]> values = new LinkedHashMap<>();
        arrays.forEach((name, wide) -> {
            if (name.startsWith(group)) {
                float[] array = new float[wide.length];
                for (int i = 0; i < array.length; i++) {
                    array[i] = (float) wide[i];
                }
                values.put(name.substring(group.length()), array);
            }
        });
        return values;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(arrays.size());
            for (Map.Entry<String, double[]> array : arrays.entrySet()) {
                out.writeUTF(array.getKey());
                out.writeInt(array.getValue().length);
                for (double value : array.getValue()) {
                    out.writeDouble(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Snapshot of(byte[] bytes) {
        Snapshot snapshot = new Snapshot();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                double[] values = new double[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readDouble();
                }
                snapshot.arrays.put(name, values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return snapshot;
    }
}
