package org.nasgauge.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.study.Components;
import org.nasgauge.tabular.making.Scorer;

/** The zero-cost proxies that are installed, asked about the networks that a trainer would train. */
final class Proxies {
    private Proxies() {}

    /** @param names empty for all */
    static Scorer scorer(
            String place, TrainerProvider trainer, SearchSpace space, Map<String, ?> settings, List<String> names) {
        UntrainedNetworks networks = trainer.open(place, space, settings)
                .untrained()
                .orElseThrow(() -> UserError.at(
                        place,
                        "the trainer " + trainer.name() + " does not show its networks before training",
                        "Use the trainer tape"));
        return new Scorer(space, networks, named(names));
    }

    /** As a table's recipe names them, whatever else is installed. */
    static List<String> names(SortedMap<String, String> recipe) {
        return recipe.keySet().stream()
                .filter(key -> key.startsWith(Scorer.PROXY))
                .map(key -> key.substring(Scorer.PROXY.length()))
                .toList();
    }

    private static List<Estimator> named(List<String> names) {
        List<Estimator> all = Components.installed().estimators().all().stream()
                .filter(Proxies::looksAtNetworksAlone)
                .toList();
        KnownNames known = KnownNames.of(
                "zero-cost proxy", all.stream().map(Estimator::name).toList());
        names.stream().filter(name -> !known.names().contains(name)).findFirst().ifPresent(name -> {
            throw known.unknown("--proxies", name);
        });
        return all.stream()
                .filter(proxy -> names.isEmpty() || names.contains(proxy.name()))
                .toList();
    }

    private static boolean looksAtNetworksAlone(Estimator estimator) {
        return !estimator.needs().isEmpty()
                && estimator.needs().stream().allMatch(Need.UntrainedNetwork.class::isInstance);
    }
}
