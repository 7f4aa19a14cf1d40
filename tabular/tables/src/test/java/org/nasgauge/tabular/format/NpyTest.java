package org.nasgauge.tabular.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;

class NpyTest {
    /** numpy.lib.format.write_array(f, numpy.zeros((3, 2), '<u2'), version=(1, 0)), NumPy 2.4.6: the first 128 bytes. */
    @Test
    void theHeaderIsWhatNumpyWrites() {
        String numpy = "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<u2', 'fortran_order': False, 'shape': (3, 2), }"
                + " ".repeat(58) + "\n";
        byte[] bytes = numpy.getBytes(StandardCharsets.ISO_8859_1);
        NpyHeader header = new NpyHeader(Dtype.U2, List.of(3, 2));
        assertThat(header.encode()).isEqualTo(bytes).hasSize(128);
        assertThat(NpyHeader.parse("a.npy", bytes)).isEqualTo(header);
    }

    @ParameterizedTest
    @EnumSource
    void theExtremesOfATypeComeBack(Dtype dtype) {
        NpyFile file = new NpyFile(dtype, List.of(4));
        double[] numbers = {extreme(dtype, -1), extreme(dtype, 1), 0, 1};
        for (int i = 0; i < numbers.length; i++) {
            file.array().set(i, numbers[i]);
        }
        NpyArray read = NpyArray.of(NpyHeader.parse("a.npy", file.bytes()), ByteBuffer.wrap(file.bytes()));
        for (int i = 0; i < numbers.length; i++) {
            assertThat(read.get(i)).isEqualTo(numbers[i]);
        }
        assertThatThrownBy(() -> file.array().set(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.array().set(0, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double extreme(Dtype dtype, int sign) {
        return switch (dtype) {
            case U1 -> sign < 0 ? 0 : 255;
            case I1 -> sign < 0 ? -128 : 127;
            case U2 -> sign < 0 ? 0 : 65_535;
            case I2 -> sign < 0 ? -32_768 : 32_767;
            case I4 -> sign < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case I8 -> sign * 0x1p53;
            case F2 -> sign * 65_504;
            case F4 -> sign * (double) Float.MAX_VALUE;
            case F8 -> sign * Double.MAX_VALUE;
        };
    }

    /** numpy.array([x], '<f2').tobytes().hex(), NumPy 2.4.6. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 662e",
        "-0.3333333333333333, 55b5",
        "2049, 0068",
        "2051, 0268",
        "65504, ff7b",
        "6.103515625e-05, 0004",
        "6.097555160522461e-05, ff03",
        "5.960464477539063e-08, 0100",
        "2.9802322387695312e-08, 0000",
        "2.98023223876954e-08, 0100",
        "1e-9, 0000",
        "0.99999, 003c",
        "3.14159265, 4842",
        "-0.0, 0080"
    })
    void halvesAreRoundedAsNumpyRoundsThem(double number, String littleEndian) {
        byte[] expected = HexFormat.of().parseHex(littleEndian);
        short bits = Dtype.Half.fromDouble(number);
        assertThat(new byte[] {(byte) bits, (byte) (bits >>> 8)}).isEqualTo(expected);
    }

    @Test
    void everyHalfComesBackFromItsNumber() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            double number = Dtype.Half.toDouble((short) bits);
            if (!Double.isNaN(number)) {
                assertThat(Dtype.Half.fromDouble(number)).isEqualTo((short) bits);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<U4', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (3,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3 4), }",
                "{'shape': (3,)}"
            })
    void aHeaderThatASafeReaderCannotUseIsRefused(String dictionary) {
        String padded = dictionary + " ".repeat(117 - dictionary.length()) + "\n";
        byte[] bytes = ("\u0093NUMPY\u0001\u0000v\u0000" + padded).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> NpyHeader.parse("bad.npy", bytes))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("bad.npy");
    }
}
