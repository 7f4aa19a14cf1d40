package org.nasgauge.estimators;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** Number of parameters. */
@Described(
        name = "parameters",
        summary = "Expects the more of a network, the more trainable parameters it has.",
        source = "A baseline that many zero-cost proxies do not beat: White et al.,"
                + " A deeper look at zero-cost proxies for lightweight NAS, ICLR Blog Track 2022")
public record Parameters() implements Estimator {
    @Override
    public List<Need> needs() {
        return List.of(new Need.Property(Metric.PARAMETERS.name()));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) ->
                evidence.property(Metric.PARAMETERS.name()).value();
    }
}
