package org.nasgauge.oneshot;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Supernet;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.Tensor;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;

/**
 * A supernet with its weights, as training left them. A path is recorded on a tape of its own over them, and is then what any
 * network alone is.
 */
public final class TrainedSupernet {
    private final Supernet supernet;
    private final ParameterSet parameters;
    private final SoftmaxCrossEntropy loss;

    /** With weights drawn: each parameter from the child of the seed that bears its name, as those of single networks. */
    public TrainedSupernet(SharedWeights shared, boolean affine, SeedTree seed) {
        this(shared, affine, Supernet::mixture, seed);
    }

    /** @param all the mixture that has all parameters */
    public TrainedSupernet(SharedWeights shared, boolean affine, Function<Supernet, Network> all, SeedTree seed) {
        this.supernet = affine ? shared.supernet() : shared.supernet().withoutAffine();
        this.parameters = new ParameterSet(new JavaBackend(), seed.child("dropout"));
        this.loss = new SoftmaxCrossEntropy(supernet.whole().output().shape().channels());
        record(all.apply(supernet), 1).close(); // makes all parameters, in the order of the supernet
        Initialization.HE_NORMAL.apply(parameters.parameters().values(), seed.child("weights"));
    }

    public Supernet supernet() {
        return supernet;
    }

    public ParameterSet parameters() {
        return parameters;
    }

    public SoftmaxCrossEntropy loss() {
        return loss;
    }

    public Network path(Architecture architecture) {
        return supernet.path(architecture);
    }

    /** To be closed after use, which leaves the weights. */
    public RecordedNetwork record(Network network, int batch) {
        return RecordedNetwork.of(network, batch, parameters);
    }

    /** The score of a batch by the moments of that batch. */
    public Score score(RecordedNetwork recorded, Batch batch) {
        recorded.image().value().setAll(batch.pixels());
        recorded.tape().forward(Mode.TRAINING);
        return loss.score(recorded.output().value().toArray(), batch.labels(), 0, batch.labels().length);
    }

    /** The score of a batch and, on the tape, the gradients of its mean loss by all parameters. */
    Score differentiate(RecordedNetwork recorded, Batch batch) {
        return differentiate(recorded, batch, recorded.tape().parameters().values(), List.of());
    }

    /** The score of a batch and, on the tape, the gradients of its mean loss by some parameters and tensors, and no others. */
    public Score differentiate(
            RecordedNetwork recorded, Batch batch, Collection<Parameter> parameters, Collection<Tensor> tensors) {
        recorded.image().value().setAll(batch.pixels());
        recorded.tape().forward(Mode.TRAINING);
        float[] logits = recorded.output().value().toArray();
        recorded.output().gradient().setAll(loss.gradient(logits, batch.labels()));
        recorded.tape().backwardTo(parameters, tensors, recorded.output());
        return loss.score(logits, batch.labels(), 0, batch.labels().length);
    }
}
