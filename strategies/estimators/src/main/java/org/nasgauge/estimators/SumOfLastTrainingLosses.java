package org.nasgauge.estimators;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** SoTL-E: the mean training losses of the last E among the first T epochs, added up and negated. */
public final class SumOfLastTrainingLosses implements EstimatorProvider {
    private static final Setting<Integer> LAST = new Setting.Whole(
            "last", 1, 1, Integer.MAX_VALUE, "how many of those epochs count, from the end: E of the paper");

    @Override
    public String name() {
        return "sotl-e";
    }

    @Override
    public String summary() {
        return "Sum of training losses over the last of the first epochs: the unsteady beginning does not count.";
    }

    @Override
    public String source() {
        return "TSE-E of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021,"
                + " first called SoTL-E, with E = 1; T is the setting epochs";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(Prefix.EPOCHS, LAST);
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of(Capability.LEARNING_CURVES);
    }

    @Override
    public int epochs(Problem problem, Settings settings) {
        return settings.get(Prefix.EPOCHS);
    }

    @Override
    public Estimator create(Problem problem, Settings settings, SeededRandom random) {
        int epochs = settings.get(Prefix.EPOCHS);
        int last = settings.get(LAST);
        if (last > epochs) {
            throw new IllegalArgumentException("last is " + last + ", more than the " + epochs + " epochs");
        }
        return (architecture, evidence) -> -Prefix.sumOfTrainingLosses(Prefix.of(evidence), epochs - last + 1, epochs);
    }
}
