package org.nasgauge.importers.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;

class TfRecordsTest {
    private static final byte[] TWO = ForeignFiles.tfRecords(
            List.of("one".getBytes(StandardCharsets.UTF_8), "three".getBytes(StandardCharsets.UTF_8)));

    @Test
    void givesTheRecordsInOrder() {
        TfRecords records = records(TWO);

        assertThat(records.next()).asString().isEqualTo("one");
        assertThat(records.next()).asString().isEqualTo("three");
        assertThat(records.hasNext()).isFalse();
        assertThat(records.count()).isEqualTo(2);
    }

    /** CRC-32C of 32 zero bytes is 8a9136aa (RFC 3720, B.4); its mask by the formula of TensorFlow's crc32c.h. */
    @Test
    void masksAsTensorFlowDoes() {
        int crc = (int) Long.parseLong("8a9136aa", 16);

        assertThat(HexFormat.of().toHexDigits(TfRecords.mask(crc))).isEqualTo("0fd7fffa");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 13, 17, 25, 33, 36})
    void refusesAnyChangedByte(int at) {
        byte[] damaged = TWO.clone();
        damaged[at] ^= 0x10;

        assertThatThrownBy(() -> records(damaged).forEachRemaining(data -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checksum")
                .hasMessageContaining(at < 19 ? "test.tfrecord, byte 0: record 0" : "test.tfrecord, byte 19: record 1");
    }

    @Test
    void refusesAFileThatEndsTooSoon() {
        assertThatThrownBy(() -> records(Arrays.copyOf(TWO, 30)).forEachRemaining(data -> {}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("byte 30: the file ends in the middle of a value");
    }

    private static TfRecords records(byte[] file) {
        return new TfRecords(new ByteSource("test.tfrecord", new ByteArrayInputStream(file)), 1_000);
    }
}
