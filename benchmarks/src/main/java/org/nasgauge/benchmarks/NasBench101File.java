package org.nasgauge.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/**
 * A file in the layout of NAS-Bench-101 with all its modules and as many records, but made-up numbers: the official file
 * cannot ship.
 */
final class NasBench101File {
    static final int REPEATS = 3;

    private static final int MASK_DELTA = 0xa282ead8;
    private static final int IMAGES = 9984;

    private NasBench101File() {}

    /** Writes three records for each module and schedule, the modules in random order as if by hash. */
    static void write(Path file, EnumerableSpace space, List<Integer> schedules) throws IOException {
        SeededRandom random = SeedTree.root(101).generator();
        CRC32C crc = new CRC32C();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (int number : random.permutation(space.size())) {
                Architecture module = space.at(number);
                String[] graph = space.format(module).split(":", 2);
                String hash = String.format(Locale.ROOT, "%032x", number);
                for (int schedule : schedules) {
                    for (int repeat = 0; repeat < REPEATS; repeat++) {
                        String metrics = Base64.getEncoder().encodeToString(metrics(schedule, random));
                        String json = "[\"" + hash + "\", " + schedule + ", \"" + graph[0] + "\", \"" + graph[1]
                                + "\", \"" + metrics + "\"]";
                        append(out, crc, json.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private static void append(DataOutputStream out, CRC32C crc, byte[] record) throws IOException {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(record.length)
                .array();
        out.write(length);
        out.writeInt(Integer.reverseBytes(masked(crc, length)));
        out.write(record);
        out.writeInt(Integer.reverseBytes(masked(crc, record)));
    }

    private static int masked(CRC32C crc, byte[] bytes) {
        crc.reset();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    /** A message {@code ModelMetrics}: the evaluations at start, half-way and end, then the parameters. */
    private static byte[] metrics(int schedule, SeededRandom random) {
        ByteBuffer message = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.rangeClosed(0, 2).forEach(i -> {
            message.put((byte) 0x0a).put((byte) 45);
            double[] fields = {
                schedule * i / 2.0,
                20.0 * schedule * i / 2,
                random.nextInt(IMAGES) / (double) IMAGES,
                random.nextInt(IMAGES) / (double) IMAGES,
                random.nextInt(IMAGES) / (double) IMAGES,
            };
            for (int field = 1; field <= fields.length; field++) {
                message.put((byte) (field << 3 | 1)).putDouble(fields[field - 1]);
            }
        });
        message.put((byte) 0x10).put((byte) 0x80).put((byte) 0x80).put((byte) 0x40); // 1,048,576 parameters
        byte[] bytes = new byte[message.position()];
        message.flip().get(bytes);
        return bytes;
    }
}
