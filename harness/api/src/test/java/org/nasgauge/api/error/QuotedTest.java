package org.nasgauge.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a message is seen as what it is. */
class QuotedTest {
    /** Every character of Unicode's categories Cc, Cf, Zl, Zp and Cs. */
    static IntStream hidden() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        });
    }

    @Test
    void everyControlAndDirectionCharacterIsEscaped() {
        assertThat(hidden().count()).isGreaterThan(2_200);
        hidden().forEach(c -> {
            String text = "a" + new String(Character.toChars(c)) + "b";
            assertThat(Quoted.hides(text)).isTrue();
            assertThat(Quoted.visible(text)).matches("a\\\\(n|r|t|u[0-9a-f]{4}|U[0-9a-f]{8})b");
            assertThat(UserError.at(text, text, text).getMessage()).matches("[ -~]+");
        });
    }

    @Test
    void whatIsSeenStays() {
        String text = "été · naïve 10 µm − 北京 😀 'x' \\ \u00a0";
        assertThat(Quoted.hides(text)).isFalse();
        assertThat(Quoted.visible(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({"119, false", "120, false", "121, true", "100000, true"})
    void aLongTextIsCutAndSaysHowLongItIs(int length, boolean cut) {
        String quoted = Quoted.of("x".repeat(length));
        assertThat(quoted).hasSizeLessThan(150);
        assertThat(quoted.contains("… (" + length + " characters)")).isEqualTo(cut);
    }

    @Test
    void aCutLeavesNoHalfOfACharacter() {
        assertThat(Quoted.cut("x" + "😀".repeat(100))).startsWith("x😀").doesNotContain("\\u");
    }

    @Test
    void aMessageIsBoundedWhateverItQuotes() {
        String endless = "y".repeat(1 << 20);
        assertThat(UserError.at("place", endless, endless).getMessage())
                .hasSizeLessThan(10_000)
                .endsWith(".");
    }
}
