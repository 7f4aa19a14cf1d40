package org.nasgauge.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.UserError;

class FashionMnistTest {
    private static final DataSet DATA = new FashionMnist().load();

    @Test
    void noImageOccursTwice() {
        Set<List<Byte>> seen = new HashSet<>();
        for (ImageSet split : List.of(DATA.train(), DATA.validation(), DATA.test())) {
            for (int i = 0; i < split.size(); i++) {
                List<Byte> pixels = new ArrayList<>();
                for (byte pixel : split.pixels(i)) {
                    pixels.add(pixel);
                }
                assertThat(seen.add(pixels)).isTrue();
            }
        }
        assertThat(seen).hasSize(22_000);
    }

    @Test
    void everyRoundOfTenImagesHoldsEachClassOnce() {
        for (ImageSet split : List.of(DATA.train(), DATA.validation(), DATA.test())) {
            for (int i = 0; i < split.size(); i++) {
                assertThat(split.label(i)).isEqualTo((byte) (i % 10));
            }
        }
    }

    /** At the accuracies that trained cells reach, 70 % and more. */
    @Test
    void enoughImagesForASamplingErrorUnderSixTenthsOfAPoint() {
        for (ImageSet split : List.of(DATA.validation(), DATA.test())) {
            assertThat(Math.sqrt(0.7 * 0.3 / split.size())).isLessThan(0.006);
        }
    }

    @Test
    void imagesAreStandardizedByTheReference() {
        float[] values = DATA.train().standardizedBy(DATA.train());
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / values.length).isBetween(-1e-4, 1e-4);
        assertThat(squares / values.length).isBetween(0.9999, 1.0001);
    }

    @Test
    void isFoundByItsName() {
        assertThat(DataSet.named("here", "fashion-mnist").sha256()).isEqualTo(DATA.sha256());
        assertThatThrownBy(() -> DataSet.named("here", "mnist"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("here: unknown data set 'mnist'");
    }

    /** By hand: two channels, halves rounded up. */
    @Test
    void imagesAreAveragedDown() {
        byte[] pixels = {0, 10, 1, 20, 2, 30, 3, 40, 0, 10, 1, 20, 2, 30, 4, (byte) 240};
        ImageSet set = new ImageSet(2, 4, 2, pixels, new byte[] {7});
        ImageSet half = set.averagedTo(2);
        assertThat(half.height()).isEqualTo(2);
        assertThat(half.pixels(0)).containsExactly(1, 15, 3, 35, 1, 15, 3, 135);
        assertThat(set.averagedTo(1).pixels(0)).containsExactly(2, 50);
        assertThat(half.label(0)).isEqualTo((byte) 7);
        assertThatThrownBy(() -> set.averagedTo(3)).hasMessageContaining("2x4 pixels cannot be averaged to 3x3");
    }

    @Test
    void aWrongChecksumIsRefusedWithBothValuesAndTheMend() {
        assertThatThrownBy(() -> new FashionMnist().read("images", text("sha256 = 00"), gzip(new byte[5])))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("images: has SHA-256 8855508aade1")
                .hasMessageContaining("expected 00")
                .hasMessageContaining("scripts/make-fashion-mnist.py");
    }

    @Test
    void aDescriptionWithoutANumberIsRefused() {
        // printf '\0\0\0\0\0' | sha256sum
        String description = "sha256 = 8855508aade16ec573d21e6a485dfd0a7624085c1a14b5ecdd6485de0c6839a4";
        assertThatThrownBy(() -> new FashionMnist().read("images", text(description), gzip(new byte[5])))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no whole number \"classes\"");
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(content);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
