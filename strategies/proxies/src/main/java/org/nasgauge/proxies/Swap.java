package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.networks.NetworkCounts;

/** Sample-wise activation patterns. */
@Described(
        name = "swap",
        summary = "How many different sets of images the rectifiers pass on.",
        source = "Peng, Song, Fayek, Ciesielski and Chang, SWAP-NAS: sample-wise activation "
                + "patterns for ultra-fast NAS, ICLR 2024; one initialisation where its code takes "
                + "the mean of 32")
public record Swap(
        Draws draws,

        @Meaning("parameters that the regularised score prefers; with width 0 it is not regularised") @Range(least = 0)
        double center,

        @Meaning("width of that preference: the score is multiplied by exp(-(parameters - center)² / width)")
        @Range(least = 0)
        double width)
        implements Proxy {
    public Swap() {
        this(new Draws(16, Draws.Input.DATA, Draws.Weights.NORMAL, 1), 0, 0);
    }

    @Override
    public long passes() {
        return draws.batch();
    }

    @Override
    public double score(Initialised network) {
        int distinct = ActivationCodes.of(network).distinctUnits();
        if (width == 0) {
            return distinct;
        }
        double off = NetworkCounts.of(network.network()).parameters() - center;
        return distinct * StrictMath.exp(-off * off / width);
    }
}
