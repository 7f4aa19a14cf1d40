package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.regression.BayesianLinearRegression;
import org.nasgauge.models.regression.Regression;

/** Bayesian linear regression on an encoding. */
@Described(
        name = "bayesian-linear-regression",
        summary = "Learns from evaluated architectures by Bayesian linear regression.",
        source =
                "Bishop 2006, section 3.5, with the values of NASLib and pybnn as the start of the search for the greatest evidence. Scores are standardized, which is left out there")
public record BayesianLinearModel(
        Learning learning,

        @Meaning("where the search for the precision of the weights begins: alpha") @Range(least = 1e-6)
        double alpha,

        @Meaning("where the search for the precision of the noise begins: beta") @Range(least = 1e-6)
        double beta)
        implements VectorPredictor {
    public BayesianLinearModel() {
        this(Learning.from(Encoding.ONE_HOT), 1, 100);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new BayesianLinearRegression(alpha, beta);
    }
}
