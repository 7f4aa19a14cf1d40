package org.nasgauge.hardware.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** ONNX's {@code GraphProto}, put together; numbers of fields are those of its {@code onnx.proto}. */
final class Graph {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final Message graph = new Message();
    private final Set<String> constants = new HashSet<>();

    Graph(String name) {
        graph.text(2, name);
    }

    /** What a node is told beside its inputs. */
    record Attribute(Message message) {
        private enum Type {
            FLOAT(1),
            INT(2),
            INTS(7);

            private final int number;

            Type(int number) {
                this.number = number;
            }
        }

        private static Attribute of(String name, Type type, Message value) {
            return new Attribute(value.text(1, name).integer(20, type.number));
        }

        static Attribute real(String name, double value) {
            return of(name, Type.FLOAT, new Message().real(2, (float) value));
        }

        static Attribute integer(String name, long value) {
            return of(name, Type.INT, new Message().integer(3, value));
        }

        static Attribute integers(String name, long... values) {
            return of(name, Type.INTS, new Message().integers(8, values));
        }
    }

    /** A node of one output, which has the node's name. */
    String node(String operator, String name, List<String> inputs, Attribute... attributes) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, name).text(3, name).text(4, operator);
        Arrays.stream(attributes).forEach(attribute -> node.message(5, attribute.message()));
        graph.message(1, node);
        return name;
    }

    /** Weights, written once however often they are named. */
    String constant(String name, float[] values, long... shape) {
        ByteBuffer raw = buffer(Float.BYTES * values.length);
        raw.asFloatBuffer().put(values);
        return constant(name, FLOAT, raw, shape);
    }

    /** A vector of indices. */
    String constant(String name, long... values) {
        ByteBuffer raw = buffer(Long.BYTES * values.length);
        raw.asLongBuffer().put(values);
        return constant(name, INT64, raw, values.length);
    }

    private String constant(String name, int type, ByteBuffer raw, long... shape) {
        if (constants.add(name)) {
            Message tensor = new Message().integers(1, shape).integer(2, type).text(8, name);
            byte[] bytes = new byte[raw.remaining()];
            raw.get(bytes);
            graph.message(5, tensor.bytes(9, bytes));
        }
        return name;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void input(String name, long... shape) {
        graph.message(11, value(name, shape));
    }

    void output(String name, long... shape) {
        graph.message(12, value(name, shape));
    }

    private static Message value(String name, long... shape) {
        Message extents = new Message();
        for (long extent : shape) {
            extents.message(1, new Message().integer(1, extent));
        }
        Message tensor = new Message().integer(1, FLOAT).message(2, extents);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    Message toMessage() {
        return graph;
    }
}
