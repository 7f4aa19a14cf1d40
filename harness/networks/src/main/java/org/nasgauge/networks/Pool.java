package org.nasgauge.networks;

import static org.nasgauge.networks.Demands.only;
import static org.nasgauge.networks.Demands.positions;
import static org.nasgauge.networks.Demands.require;

import java.util.List;

/**
 * The greatest value or the mean over a square window, for each channel by itself.
 *
 * @param padding pixels at both ends of each side, at most half a window. They never are the greatest value; whether a mean
 *     counts them is for {@code countsPadding} to say
 * @param countsPadding whether a mean divides by the whole window (zeros at the border), not by its pixels inside the
 *     image; false for the greatest value
 */
public record Pool(Kind kind, int window, int stride, int padding, boolean countsPadding) implements Layer {
    /** What is made of a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pool {
        require(window >= 1, "window", window, "from 1");
        require(stride >= 1, "stride", stride, "from 1");
        require(padding >= 0 && padding <= window / 2, "padding", padding, "from 0 to half the window");
        if (countsPadding && (kind == Kind.MAX || padding == 0)) {
            throw new IllegalArgumentException("only a mean that is padded counts its padding");
        }
    }

    /**
     * Padded at both ends by half a window, so that stride 1 keeps height and width; means are over the pixels inside the
     * image.
     *
     * @param window odd
     */
    public static Pool same(Kind kind, int window, int stride) {
        require(window % 2 == 1, "window", window, "odd");
        return new Pool(kind, window, stride, window / 2, false);
    }

    /** Windows side by side, without padding; what does not fill one at the far end is left out. */
    public static Pool tiles(Kind kind, int window) {
        return new Pool(kind, window, window, 0, false);
    }

    @Override
    public FeatureShape output(List<FeatureShape> inputs) {
        FeatureShape input = only(inputs);
        return input.withSize(
                positions(input.height(), window, stride, padding), positions(input.width(), window, stride, padding));
    }
}
