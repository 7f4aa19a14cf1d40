package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            .  |     | -12          | -12
            .  |     | 0.5          | 0.5
            .  |     | 2.5e4        | 2.5e4
            .  |     | 1E-05        | 1E-05
            .  | ,   | 1,234.5      | 1234.5
            .  | ,   | 1,234,567    | 1234567
            .  | ,   | 12           | 12
            ,  |     | 90,5         | 90.5
            ,  |     | -0,5e3       | -0.5e3
            ,  | .   | 1.014,5      | 1014.5
            ,  | .   | 1.014        | 1014
            ,  | $ $ | 1 014,5      | 1014.5
            ,  | $ $ | $1\u00a0014$ | 1014
            ,  | $ $ | $1\u202f014$ | 1014
            .  | '   | 1'014.25     | 1014.25
            """)
    void whatIsDeclaredIsRead(char decimal, String thousands, String cell, String plain) {
        assertThat(numbers(decimal, thousands).plain(cell)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            .  |   | 90,5       | numbers: {decimal: ","}
            .  |   | 1.014,5    | numbers: {decimal: ",", thousands: "."}
            .  |   | 90,500     | or 'numbers: {thousands: ","}'
            .  |   | 1,234.5    | numbers: {thousands: ","}
            .  |   | 1,234,567  | thousands: ","
            .  |   | 1.234.567  | numbers: {decimal: ",", thousands: "."}
            .  |   | 1 234 567  | thousands: " "
            .  |   | 1'234.5    | thousands: "'"
            .  | , | 12,34      | numbers: {decimal: ","}
            ,  |   | 90.5       | the mapping says that the decimal sign is ','
            ,  | . | 90.5       | the mapping says that the decimal sign is ','
            .  |   | 90.5 ± 0.3 | take: mean
            .  |   | 90.5+-0.3  | take: mean
            .  |   | 90.5 (0.3) | take: mean
            .  |   | 90.5%      | where the unit is percent
            .  |   | nan        | missing: {"nan": why}
            .  |   | N/A        | missing: {"N/A": why}
            .  |   | -          | missing: {"-": why}
            .  |   | $$         | missing: {"": why}
            .  |   | 0x1F       | not decimal
            .  |   | 0b11       | not decimal
            .  |   | 017        | leading zero
            .  |   | 1_000      | as 1000
            .  |   | 90d        | write it as -12, 0.5 or 2.5e4
            .  |   | 1f         | write it as -12, 0.5 or 2.5e4
            .  |   | +5         | write it as -12, 0.5 or 2.5e4
            .  |   | .5         | write it as -12, 0.5 or 2.5e4
            .  |   | 5.         | write it as -12, 0.5 or 2.5e4
            .  |   | 1:30       | write it as -12, 0.5 or 2.5e4
            .  |   | 1e         | write it as -12, 0.5 or 2.5e4
            .  |   | 0x1p3      | not decimal
            .  |   | ٣          | not declared missing
            .  |   | good       | not declared missing
            """)
    void whatIsNoNumberIsRefusedWithWhatItLooksLike(char decimal, String thousands, String cell, String message) {
        String text = cell == null ? "" : cell;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers(decimal, thousands).plain(text))
                .withMessageStartingWith("'" + text + "' is no number")
                .withMessageContaining(message);
    }

    private static CellNumbers numbers(char decimal, String thousands) {
        return new CellNumbers(decimal, thousands == null ? Optional.empty() : Optional.of(thousands.charAt(0)));
    }
}
