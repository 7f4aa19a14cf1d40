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

/** SoTL: the mean training losses of the first T epochs, added up and negated. */
public final class SumOfTrainingLosses implements EstimatorProvider {
    @Override
    public String name() {
        return "sotl";
    }

    @Override
    public String summary() {
        return "Sum of training losses over the first epochs: what learns faster is expected to generalise better.";
    }

    @Override
    public String source() {
        return "TSE of Ru et al., Speedy performance estimation for neural architecture search, NeurIPS 2021,"
                + " first called SoTL; T is the setting epochs";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(Prefix.EPOCHS);
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
        return (architecture, evidence) -> -Prefix.sumOfTrainingLosses(Prefix.of(evidence), 1, epochs);
    }
}
