package org.nasgauge.oneshot;

import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Supernet;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;

/**
 * A supernet with its weights, as training left them. A path is recorded on a tape of its own over them, and is then what any
 * network alone is.
 */
final class TrainedSupernet {
    private final Supernet supernet;
    private final ParameterSet parameters;
    private final SoftmaxCrossEntropy loss;

    /** With weights drawn: each parameter from the child of the seed that bears its name, as those of single networks. */
    TrainedSupernet(SharedWeights shared, boolean affine, SeedTree seed) {
        this.supernet = affine ? shared.supernet() : shared.supernet().withoutAffine();
        this.parameters = new ParameterSet(new JavaBackend(), seed.child("dropout"));
        this.loss = new SoftmaxCrossEntropy(supernet.whole().output().shape().channels());
        record(supernet.mixture(), 1).close(); // makes all parameters, in the order of the supernet
        Initialization.HE_NORMAL.apply(parameters.parameters().values(), seed.child("weights"));
    }

    Supernet supernet() {
        return supernet;
    }

    ParameterSet parameters() {
        return parameters;
    }

    SoftmaxCrossEntropy loss() {
        return loss;
    }

    Network path(Architecture architecture) {
        return supernet.path(architecture::choice);
    }

    /** To be closed after use, which leaves the weights. */
    RecordedNetwork record(Network network, int batch) {
        return RecordedNetwork.of(network, batch, parameters);
    }

    /** The score of a batch and, on the tape, the gradients of its mean loss. */
    Score differentiate(RecordedNetwork recorded, Batch batch) {
        recorded.image().value().setAll(batch.pixels());
        recorded.tape().forward(Mode.TRAINING);
        float[] logits = recorded.output().value().toArray();
        recorded.output().gradient().setAll(loss.gradient(logits, batch.labels()));
        recorded.tape().backward(recorded.output());
        return loss.score(logits, batch.labels(), 0, batch.labels().length);
    }
}
