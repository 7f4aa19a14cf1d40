package org.nasgauge.importers.foreign;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes small files of the formats that are read. */
public final class ForeignFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private ForeignFiles() {}

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public static byte[] tfRecords(List<byte[]> records) {
        return written(raw -> {
            DataOutputStream out = new DataOutputStream(raw);
            for (byte[] data : records) {
                byte[] length = new byte[8];
                length[0] = (byte) data.length;
                length[1] = (byte) (data.length >>> 8);
                length[2] = (byte) (data.length >>> 16);
                out.write(length);
                out.writeInt(Integer.reverseBytes(maskedCrc(length)));
                out.write(data);
                out.writeInt(Integer.reverseBytes(maskedCrc(data)));
            }
        });
    }

    private static int maskedCrc(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        long value = crc.getValue();
        // As tensorflow/core/lib/hash/crc32c.h has it.
        return (int) (((value >>> 15) | (value << 17)) + 0xa282ead8L);
    }

    public static byte[] bzip2(byte[] content) {
        return written(raw -> {
            try (OutputStream out = new BZip2CompressorOutputStream(raw, 1)) {
                out.write(content);
            }
        });
    }

    public static byte[] gzip(byte[] content) {
        return written(raw -> {
            try (OutputStream out = new GZIPOutputStream(raw)) {
                out.write(content);
            }
        });
    }

    /** As {@code torch.save} writes since PyTorch 1.6: stored entries below one folder. */
    public static byte[] torchZip(Object value) {
        byte[] pickle = PickleWriter.write(2, value);
        return written(raw -> {
            try (ZipOutputStream zip = new ZipOutputStream(raw)) {
                stored(zip, "archive/data.pkl", pickle);
                stored(zip, "archive/data/0", new byte[16]);
                stored(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** As {@code torch.save} wrote before: five pickles in a row. */
    public static byte[] torchLegacy(Object value) {
        return written(out -> {
            out.write(PickleWriter.write(2, new BigInteger("1950a86a20f9469cfc6c", 16)));
            out.write(PickleWriter.write(2, 1001));
            out.write(PickleWriter.write(2, Map.of("little_endian", true)));
            out.write(PickleWriter.write(2, value));
            out.write(PickleWriter.write(2, List.of()));
        });
    }

    /** NAS-Bench-101's ModelMetrics: per evaluation epoch, seconds, train, validation and test accuracy. */
    public static byte[] modelMetrics(int parameters, double totalSeconds, double[]... evaluations) {
        return written(raw -> {
            CodedOutputStream out = CodedOutputStream.newInstance(raw);
            for (double[] evaluation : evaluations) {
                byte[] inner = written(innerRaw -> {
                    CodedOutputStream innerOut = CodedOutputStream.newInstance(innerRaw);
                    for (int field = 1; field <= 5; field++) {
                        innerOut.writeDouble(field, evaluation[field - 1]);
                    }
                    innerOut.writeString(6, "checkpoint");
                    innerOut.flush();
                });
                out.writeByteArray(1, inner);
            }
            out.writeInt32(2, parameters);
            out.writeDouble(3, totalSeconds);
            out.flush();
        });
    }

    /** JSON as Python writes it, NaN included; "None" is null, and keys are texts. */
    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(asJson(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object asJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, field) -> object.put(String.valueOf(key), asJson(field)));
            return object;
        }
        if (value instanceof PickleWriter.Tuple tuple) {
            return asJson(tuple.items());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ForeignFiles::asJson).toList();
        }
        return value.equals("None") ? null : value;
    }

    /** A zip of compressed files by name. */
    public static byte[] zip(Map<String, byte[]> files) {
        return written(raw -> {
            try (ZipOutputStream zip = new ZipOutputStream(raw)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    ZipEntry entry = new ZipEntry(file.getKey());
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /** A message with the fields of {@link #modelMetrics} that are there, of whatever types they are. */
    public static byte[] anyModelMetrics(Map<?, ?> metrics) {
        return written(raw -> {
            CodedOutputStream out = CodedOutputStream.newInstance(raw);
            for (Map.Entry<?, ?> entry : metrics.entrySet()) {
                if (entry.getValue() instanceof List<?> evaluations) {
                    for (Object evaluation : evaluations) {
                        out.writeByteArray(1, anyEvaluation(evaluation));
                    }
                } else {
                    any(out, entry.getKey().equals("parameters") ? 2 : 3, entry.getValue());
                }
            }
            out.flush();
        });
    }

    private static byte[] anyEvaluation(Object evaluation) {
        return written(raw -> {
            CodedOutputStream out = CodedOutputStream.newInstance(raw);
            int field = 1;
            for (Object value : evaluation instanceof List<?> list ? list : List.of(evaluation)) {
                any(out, field++, value);
            }
            out.flush();
        });
    }

    private static void any(CodedOutputStream out, int field, Object value) throws IOException {
        if (value instanceof Double number) {
            out.writeDouble(field, number);
        } else if (value instanceof Integer number) {
            out.writeInt32(field, number);
        } else {
            out.writeString(field, String.valueOf(value));
        }
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
