package org.nasgauge.models.bayesian;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.models.regression.BayesianLinearRegression;
import org.nasgauge.models.regression.Regression;

/**
 * Bayesian linear regression on what the last layer of a network has learned to see: Snoek et al., Scalable Bayesian optimization using
 * deep neural networks, ICML 2015. The network's own output is thrown away.
 *
 * @param <X> what the network reads
 */
public final class OnLearnedFeatures<X> implements Regression<X> {
    private static final double FIRST_ALPHA = 1;
    private static final double FIRST_BETA = 1_000;

    /** A network whose last layer is wanted. */
    public interface Network<X> {
        /** Learns anew from standardized scores. */
        void fit(List<X> known, double[] scores);

        /** The outputs of the last layer before the output. */
        double[] features(X one);
    }

    private final Network<X> network;
    private final BayesianLinearRegression head = new BayesianLinearRegression(FIRST_ALPHA, FIRST_BETA);

    public OnLearnedFeatures(Network<X> network) {
        this.network = network;
    }

    @Override
    public void fit(List<X> known, double[] scores) {
        network.fit(known, scores);
        head.fit(known.stream().map(network::features).toList(), scores);
    }

    @Override
    public double predict(X one) {
        return head.predict(network.features(one));
    }

    @Override
    public OptionalDouble deviation(X one) {
        return head.deviation(network.features(one));
    }
}
