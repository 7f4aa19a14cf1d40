package org.nasgauge.oneshot.inheritance;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.tape.GrowingNetworks;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Makes networks of smaller ones and trains them, and counts the work of it. */
final class Offspring {
    private static final int EVALUATION_BATCH = 192;

    private final GrowingNetworks networks;
    private final ChildTraining training;
    private long work;

    Offspring(GrowingNetworks networks, ChildTraining training) {
        this.networks = networks;
        this.training = training;
    }

    /** Multiply-accumulates since it was last asked, a backward pass counted as two forward passes. */
    long takeWork() {
        long taken = work;
        work = 0;
        return taken;
    }

    /** The space's smallest network, trained from scratch. */
    Member first(SeedTree seed) {
        Network network = networks.network(networks.space().smallest());
        Member untrained = new Member(networks.space().smallest(), LearnedNetwork.initialized(network, seed), 0);
        return trained(untrained, training.firstEpochs(), training.firstLearningRate(), seed);
    }

    /** All steps that a member can take. */
    List<Growth> growths(Member parent) {
        return networks.space().growths(parent.architecture(), networks.scale());
    }

    /** A child with the weights of its parent, not trained yet. */
    Member grown(Member parent, Growth growth, SeededRandom random) {
        LearnedNetwork grown;
        if (growth.morphism() instanceof Morphism.Wider wider) {
            grown = Net2Wider.apply(parent.learned(), wider, training.widerNoise(), random);
        } else {
            int[] order = random.permutation(networks.training().size());
            Batch measured = networks.training().batch(Arrays.copyOf(order, networks.batch()));
            Morphism.Deeper deeper = (Morphism.Deeper) growth.morphism();
            grown = Net2Deeper.apply(parent.learned(), deeper, measured.pixels(), training.deeperNoise(), random);
            work += NetworkCounts.of(parent.learned().network()).multiplyAccumulates() * networks.batch();
        }
        return new Member(growth.child(), grown.as(networks.network(growth.child())), parent.accuracy());
    }

    /** Trained further, as children are. */
    Member trained(Member member, SeedTree seed) {
        return trained(member, training.epochs(), training.learningRate(), seed);
    }

    private Member trained(Member member, int epochs, double learningRate, SeedTree seed) {
        Network network = member.learned().network();
        long forward = NetworkCounts.of(network).multiplyAccumulates();
        try (ParameterSet parameters = member.learned().parameters(seed);
                RecordedNetwork steps = RecordedNetwork.of(network, networks.batch(), parameters)) {
            NesterovSgd sgd =
                    new NesterovSgd(steps.tape().parameters().values(), training.momentum(), training.weightDecay());
            SoftmaxCrossEntropy loss =
                    new SoftmaxCrossEntropy(network.output().shape().channels());
            int each = networks.training().size() / networks.batch();
            for (int epoch = 0; epoch < epochs; epoch++) {
                int[] order = seed.child("order " + epoch)
                        .generator()
                        .permutation(networks.training().size());
                for (int step = 0; step < each; step++) {
                    int from = step * networks.batch();
                    Batch batch = networks.training().batch(Arrays.copyOfRange(order, from, from + networks.batch()));
                    steps.image().value().setAll(batch.pixels());
                    steps.tape().forward(Mode.TRAINING);
                    steps.output()
                            .gradient()
                            .setAll(loss.gradient(steps.output().value().toArray(), batch.labels()));
                    steps.tape().backwardTo(steps.tape().parameters().values(), List.of(), steps.output());
                    double progress = (double) (epoch * each + step) / (epochs * each);
                    sgd.step(learningRate * (1 + StrictMath.cos(StrictMath.PI * progress)) / 2);
                }
            }
            work += 3 * forward * epochs * each * networks.batch();
            double accuracy = accuracy(network, parameters, loss);
            work += forward * networks.validation().size();
            return new Member(member.architecture(), new LearnedNetwork(network, parameters.values()), accuracy);
        }
    }

    /** On all validation images, in percent. */
    private double accuracy(Network network, ParameterSet parameters, SoftmaxCrossEntropy loss) {
        SharedWeights.Images images = networks.validation();
        Score score = Score.NONE;
        for (int at = 0; at < images.size(); at += EVALUATION_BATCH) {
            int[] chosen = new int[Math.min(EVALUATION_BATCH, images.size() - at)];
            int from = at;
            Arrays.setAll(chosen, i -> from + i);
            Batch batch = images.batch(chosen);
            try (RecordedNetwork recorded = RecordedNetwork.of(network, chosen.length, parameters)) {
                recorded.image().value().setAll(batch.pixels());
                recorded.tape().forward(Mode.INFERENCE);
                score = score.plus(loss.score(recorded.output().value().toArray(), batch.labels(), 0, chosen.length));
            }
        }
        return score.percentCorrect();
    }
}
