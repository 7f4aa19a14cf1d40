package org.nasgauge.importers.foreign;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes pickles as CPython does: everything but numbers is remembered. Protocol 2, or 4 with frames left out. */
public final class PickleWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final int protocol;
    private int memo;

    /** A Python tuple. */
    public record Tuple(List<?> items) {
        public static Tuple of(Object... items) {
            return new Tuple(List.of(items));
        }
    }

    /** What calling a class or function gives, with a state where there is one. */
    public record Call(String module, String name, Tuple arguments, List<?> state) {
        public static Call of(String module, String name, Object... arguments) {
            return new Call(module, name, Tuple.of(arguments), List.of());
        }

        public Call withState(Object given) {
            return new Call(module, name, arguments, List.of(given));
        }
    }

    /** Something kept outside the pickle. */
    public record Outside(Tuple id) {}

    private PickleWriter(int protocol) {
        this.protocol = protocol;
    }

    /** A pickle of maps, lists, tuples, texts, bytes, numbers, truth values and {@link Call}s. "None" is None. */
    public static byte[] write(int protocol, Object value) {
        PickleWriter writer = new PickleWriter(protocol);
        try {
            writer.out.write(new byte[] {(byte) 0x80, (byte) protocol});
            writer.value(value);
            writer.out.write('.');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.bytes.toByteArray();
    }

    /** A NumPy float64 scalar. */
    public static Call numpyFloat(double value) {
        byte[] little = new byte[8];
        for (int i = 0; i < 8; i++) {
            little[i] = (byte) (Double.doubleToLongBits(value) >>> (8 * i));
        }
        return Call.of("numpy.core.multiarray", "scalar", dtype("f8"), little);
    }

    /** A one-dimensional NumPy array of float64. */
    public static Call numpyArray(double... values) {
        byte[] little = new byte[8 * values.length];
        for (int i = 0; i < little.length; i++) {
            little[i] = (byte) (Double.doubleToLongBits(values[i / 8]) >>> (8 * (i % 8)));
        }
        return Call.of("numpy.core.multiarray", "_reconstruct", Call.of("numpy", "ndarray"), Tuple.of(0), "b")
                .withState(Tuple.of(1, Tuple.of(values.length), dtype("f8"), false, little));
    }

    private static Call dtype(String code) {
        return Call.of("numpy", "dtype", code, false, true)
                .withState(Tuple.of(3, "<", "None", "None", "None", -1, -1, 0));
    }

    private void value(Object value) throws IOException {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Boolean flag) {
            out.write(flag ? 0x88 : 0x89);
        } else if (value instanceof Integer number) {
            whole(number);
        } else if (value instanceof BigInteger number) {
            big(number);
        } else if (value instanceof Double number) {
            out.write('G');
            out.writeDouble(number);
        } else if (value instanceof byte[] raw) {
            raw(raw);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Tuple tuple) {
            tuple(tuple);
        } else if (value instanceof Call call) {
            call(call);
        } else if (value instanceof Outside outside) {
            value(outside.id());
            out.write('Q');
        } else {
            throw new IllegalArgumentException("not written: " + value.getClass());
        }
    }

    private void text(String text) throws IOException {
        if (text.equals("None")) {
            out.write('N');
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (protocol >= 4 && utf8.length < 256) {
            out.write(0x8c);
            out.write(utf8.length);
        } else {
            out.write('X');
            little(utf8.length);
        }
        out.write(utf8);
        remember();
    }

    private void whole(int number) throws IOException {
        if (number >= 0 && number < 256) {
            out.write('K');
            out.write(number);
        } else if (number >= 0 && number < 65_536) {
            out.write('M');
            out.write(number);
            out.write(number >>> 8);
        } else {
            out.write('J');
            little(number);
        }
    }

    private void big(BigInteger number) throws IOException {
        byte[] big = number.toByteArray();
        out.write(0x8a);
        out.write(big.length);
        for (int i = big.length - 1; i >= 0; i--) {
            out.write(big[i]);
        }
    }

    private void raw(byte[] raw) throws IOException {
        if (protocol >= 3) {
            out.write('B');
            little(raw.length);
            out.write(raw);
            remember();
        } else {
            // Protocol 2 has no byte strings: Python writes a call that makes one from text.
            call(Call.of("_codecs", "encode", new String(raw, StandardCharsets.ISO_8859_1), "latin1"));
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        out.write('}');
        remember();
        int count = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // Items come in batches of 1,000.
            if (count % 1_000 == 0) {
                out.write(count == 0 ? "(".getBytes(StandardCharsets.US_ASCII) : new byte[] {'u', '('});
            }
            value(entry.getKey());
            value(entry.getValue());
            count++;
        }
        if (count > 0) {
            out.write('u');
        }
    }

    private void list(List<?> list) throws IOException {
        out.write(']');
        remember();
        out.write('(');
        for (Object item : list) {
            value(item);
        }
        out.write('e');
    }

    private void tuple(Tuple tuple) throws IOException {
        out.write('(');
        for (Object item : tuple.items()) {
            value(item);
        }
        out.write('t');
        remember();
    }

    private void call(Call call) throws IOException {
        if (call.name().equals("ndarray")) {
            global(call);
            return;
        }
        global(call);
        tuple(call.arguments());
        out.write('R');
        remember();
        for (Object state : call.state()) {
            value(state);
            out.write('b');
        }
    }

    private void global(Call call) throws IOException {
        if (protocol >= 4) {
            value(call.module());
            value(call.name());
            out.write(0x93);
        } else {
            out.write(("c" + call.module() + "\n" + call.name() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        remember();
    }

    private void remember() throws IOException {
        if (protocol >= 4) {
            out.write(0x94);
        } else if (memo < 256) {
            out.write('q');
            out.write(memo);
        } else {
            out.write('r');
            little(memo);
        }
        memo++;
    }

    private void little(int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }
}
