package org.nasgauge.estimators;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/**
 * What a table has recorded of each architecture, such as the score of a proxy: less is expected to be better where its
 * metric is minimised.
 */
@Described(
        name = "recorded-property",
        summary = "Ranks by a property that the table holds, at the seconds that were recorded for it.",
        source =
                "Krishnakumar, White, Zela, Tu, Safari and Hutter, NAS-Bench-Suite-Zero: accelerating research on zero cost"
                        + " proxies, NeurIPS 2022, which records proxies; its names are the properties of its tables")
public record RecordedProperty(
        @Meaning("the property, as 'table info' names it") String property) implements Estimator {
    public RecordedProperty() {
        this("synflow");
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.Property(property));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return (architecture, evidence) -> evidence.property(property).score();
    }
}
