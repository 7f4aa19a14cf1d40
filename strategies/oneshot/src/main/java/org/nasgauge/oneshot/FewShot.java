package org.nasgauge.oneshot;

import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;

/** Few-shot: a supernet trained by random paths is split on one decision, and each part trained further by itself. */
@Described(
        name = "few-shot",
        summary = "Accuracy on the weights of the part of a split supernet that an architecture belongs to.",
        source = "Zhao, Wang, Tian, Fonseca and Guo, Few-shot neural architecture search, ICML 2021. Parts are trained"
                + " with the rates of the whole; epochs and rates are for small supernets.")
public record FewShot(
        Training training,
        Scoring scoring,

        @Meaning("whether paths with 'none' are trained") boolean none,
        Split splitting)
        implements SupernetEstimator {
    public FewShot() {
        this(new Spos().training(), new Spos().scoring(), true, new Split(1, 40, true));
    }

    @Override
    public Sampler sampler() {
        return Sampler.UNIFORM;
    }

    @Override
    public Optional<Split> split() {
        return Optional.of(splitting);
    }
}
