package org.nasgauge.estimators.hardware;

import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.estimators.predictor.Predictor;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.NetworkOperations;

/** A predictor whose model sees the operations of the network, at the scale of the published benchmark. */
interface OperationPredictor<X> extends Predictor<X> {
    /** Which operations the device is taken to run. */
    enum Network {
        /** Of the network that is trained, and that 'nasgauge profile' measures: dead operations left out. */
        AS_TRAINED,
        /** As the benchmark's authors built it, with its dead operations. */
        AS_WRITTEN
    }

    /** Which operations it sees. */
    Network network();

    /** @throws IllegalArgumentException if the space does not say what its networks are */
    default NetworkDefined networks(Problem problem) {
        if (problem.space() instanceof NetworkDefined networks) {
            return networks;
        }
        throw new IllegalArgumentException("'" + name() + "' looks at operations, and the space "
                + problem.space().name() + " does not say what its networks are; xgboost suits every space");
    }

    default NetworkOperations operations(NetworkDefined networks, Architecture architecture) {
        return NetworkOperations.of(
                network() == Network.AS_TRAINED
                        ? networks.network(architecture, networks.standardScale())
                        : networks.asWritten(architecture, networks.standardScale(), DeadOperations.KEPT));
    }
}
