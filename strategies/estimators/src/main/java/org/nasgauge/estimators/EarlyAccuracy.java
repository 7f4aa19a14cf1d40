package org.nasgauge.estimators;

import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Validation accuracy after the first epochs. */
public final class EarlyAccuracy implements EstimatorProvider {
    @Override
    public String name() {
        return "early-accuracy";
    }

    @Override
    public String summary() {
        return "Stops the training early and takes the validation accuracy reached by then.";
    }

    @Override
    public String source() {
        return "The early stopping of Zela et al., Towards automated deep learning: efficient joint neural architecture"
                + " and hyperparameter search, AutoML workshop at ICML 2018";
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
        return (architecture, evidence) -> Prefix.of(evidence).at(Series.VALIDATION_ACCURACY, epochs);
    }
}
