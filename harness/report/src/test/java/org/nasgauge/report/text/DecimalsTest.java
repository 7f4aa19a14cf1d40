package org.nasgauge.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class DecimalsTest {
    /** The exact value decides, not its shortest form: 1.005 is below its digits, 0.125 and 0.375 are true ties. */
    @ParameterizedTest
    @CsvSource({
        "1.005, 2, 1.00",
        "0.125, 2, 0.12",
        "0.375, 2, 0.38",
        "2.5, 0, 2",
        "3.5, 0, 4",
        "-0.001, 2, 0.00",
        "-1.5, 1, -1.5",
        "1e21, 1, 1000000000000000000000.0"
    })
    void fixed_rounds_the_exact_value_half_to_even(double value, int decimals, String text) {
        assertThat(Decimals.fixed(value, decimals)).isEqualTo(text);
    }

    /** Digits as Python's repr gives them. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "100, 100",
        "-0.0, 0",
        "0.3333333333333333, 0.3333333333333333",
        "2.0E23, 2E+23",
        "5.684341886080802E-14, 5.684341886080802E-14",
        "9007199254740993, 9007199254740992",
        "0.00001, 0.00001",
        "4.9E-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E+308"
    })
    void shortest_gives_the_fewest_digits(double value, String text) {
        assertThat(Decimals.shortest(value)).isEqualTo(text);
    }

    @Test
    void shortest_reads_back_as_the_same_double_and_no_shorter_text_does() {
        SeededRandom random = SeedTree.root(7).generator();
        for (int i = 0; i < 2000; i++) {
            double value = i % 2 == 0 ? random.nextGaussian() * 1_000 : Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = Decimals.shortest(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value);
            int digits = new BigDecimal(text).stripTrailingZeros().precision();
            String shorter = Decimals.significant(value, digits - 1 == 0 ? 1 : digits - 1);
            assertThat(digits == 1 || Double.parseDouble(shorter) != value)
                    .as(text)
                    .isTrue();
        }
    }

    /** Doubles next to a power of ten, on either side of it, decide by their exact value. */
    @Test
    void the_exponent_is_that_of_the_exact_value() {
        SeededRandom random = SeedTree.root(9).generator();
        for (int power = -320; power <= 308; power++) {
            double ten = Double.parseDouble("1e" + power);
            for (double value : new double[] {ten, Math.nextUp(ten), Math.nextDown(ten), ten * random.nextDouble()}) {
                BigDecimal exact = new BigDecimal(value);
                if (exact.signum() > 0) {
                    assertThat(Decimals.exponent(value)).isEqualTo(exact.precision() - exact.scale() - 1);
                    assertThat(Decimals.exponent(-value)).isEqualTo(Decimals.exponent(value));
                }
            }
        }
    }

    @Test
    void significant_digits_are_counted_from_the_first_that_is_not_0() {
        assertThat(Decimals.significant(0.00123456, 3)).isEqualTo("0.00123");
        assertThat(Decimals.significant(123456, 3)).isEqualTo("123000");
    }

    @Test
    void decimals_show_as_many_digits_as_asked_for_and_never_fewer_than_0() {
        assertThat(Decimals.decimalsFor(1.23, 4)).isEqualTo(3);
        assertThat(Decimals.decimalsFor(0.05, 2)).isEqualTo(3);
        assertThat(Decimals.decimalsFor(123456, 4)).isZero();
        assertThat(Decimals.decimalsFor(0, 4)).isZero();
        assertThat(Decimals.exponent(123)).isEqualTo(2);
        assertThat(Decimals.exponent(-0.05)).isEqualTo(-2);
    }

    /** Of values at a tie, beside one, and anywhere, on either side of 0. */
    @Test
    void roundingIsThatOfTheExactValue() {
        SeededRandom random = SeedTree.root(11).generator();
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(26);
            double tie = (random.nextInt(2_000_001) - 1_000_000 + 0.5) / Math.pow(10, decimals % 8);
            double value = switch (i % 4) {
                case 0 -> tie;
                case 1 -> Math.nextUp(tie);
                case 2 -> tie * (1 + 1e-9 * random.nextDouble());
                default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            };
            BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
            assertThat(Decimals.fixed(value, decimals)).isEqualTo(exact.toPlainString());
            assertThat(Decimals.atMost(value, decimals))
                    .isEqualTo(exact.stripTrailingZeros().toPlainString());
            int digits = 1 + random.nextInt(9);
            assertThat(new BigDecimal(Decimals.significant(value, digits)))
                    .isEqualByComparingTo(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
        }
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.fixed(Double.NaN, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.shortest(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.significant(Double.NaN, 2));
    }
}
