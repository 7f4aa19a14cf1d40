package org.nasgauge.hardware.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A message in Protocol Buffers' wire format, field by field, so that no generated classes are needed. */
final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream fields = CodedOutputStream.newInstance(bytes);

    @FunctionalInterface
    private interface Write {
        void to(CodedOutputStream fields) throws IOException;
    }

    private Message add(Write write) {
        try {
            write.to(fields);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: does not happen
        }
    }

    Message integer(int field, long value) {
        return add(fields -> fields.writeInt64(field, value));
    }

    /** A repeated field. */
    Message integers(int field, long... values) {
        for (long value : values) {
            integer(field, value);
        }
        return this;
    }

    Message real(int field, float value) {
        return add(fields -> fields.writeFloat(field, value));
    }

    Message text(int field, String value) {
        return add(fields -> fields.writeString(field, value));
    }

    Message bytes(int field, byte[] value) {
        return add(fields -> fields.writeByteArray(field, value));
    }

    Message message(int field, Message value) {
        return bytes(field, value.toByteArray());
    }

    byte[] toByteArray() {
        add(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
