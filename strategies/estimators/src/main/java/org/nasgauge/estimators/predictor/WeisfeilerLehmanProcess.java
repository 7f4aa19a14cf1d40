package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.models.gaussian.GaussianProcess;
import org.nasgauge.models.gaussian.WeisfeilerLehman;
import org.nasgauge.models.regression.Regression;

/** A Gaussian process on graphs. */
@Described(
        name = "gaussian-process-wl",
        summary =
                "Learns from evaluated architectures by a Gaussian process with a Weisfeiler-Lehman kernel on their graphs.",
        source =
                "Ru, Wan, Dong and Osborne, Interpretable NAS via Bayesian optimisation with Weisfeiler-Lehman kernels, ICLR 2021."
                        + " The depth, 0 to 3, and the noise by marginal likelihood. Scores are standardized as they are, not as logarithms of"
                        + " errors; skip connections and none stay in the graph; a space of two cells has one graph of both")
public record WeisfeilerLehmanProcess(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures) implements Predictor<WeisfeilerLehman.Histogram> {
    public WeisfeilerLehmanProcess() {
        this(100);
    }

    @Override
    public View<WeisfeilerLehman.Histogram> view(Problem problem) {
        if (problem.space() instanceof GraphEncoded graphs) {
            WeisfeilerLehman labels = new WeisfeilerLehman();
            return (architecture, evidence) -> labels.of(graphs.graph(architecture));
        }
        throw new IllegalArgumentException("'" + name() + "' reads graphs, and the space "
                + problem.space().name() + " has none; gaussian-process suits every space");
    }

    @Override
    public Regression<WeisfeilerLehman.Histogram> model(Problem problem, SeededRandom random) {
        return new GaussianProcess<>(WeisfeilerLehman.kernels());
    }
}
