package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Layer.Parameter;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;

/** What a search space promises that defines networks. A test class of such a space extends it and names the space. */
public abstract class NetworkDefinedContract extends SearchSpaceContract {
    private static final int SAMPLES = 25;

    /** A scale other than the standard one that the space has networks of. */
    protected abstract Scale otherScale();

    private NetworkDefined networks() {
        return (NetworkDefined) space();
    }

    private Stream<Architecture> samples() {
        SeededRandom random = SeedTree.root(17).generator();
        return IntStream.range(0, SAMPLES).mapToObj(i -> space().sample(random));
    }

    private Stream<Network> sampledNetworks() {
        return samples()
                .flatMap(architecture -> Stream.of(
                        networks().network(architecture, networks().standardScale()),
                        networks().network(architecture, otherScale()),
                        networks().asWritten(architecture, otherScale(), DeadOperations.KEPT)));
    }

    @Test
    protected void aNetworkGoesFromTheImageToALogitForEachClass() {
        for (Scale scale : List.of(networks().standardScale(), otherScale())) {
            samples().forEach(architecture -> {
                Network network = networks().network(architecture, scale);
                assertThat(network.image().shape()).isEqualTo(scale.image());
                assertThat(network.output().shape().pixels()).isEqualTo(1);
                assertThat(network.output().shape().channels()).isEqualTo(scale.classes());
            });
        }
    }

    @Test
    protected void isomorphicArchitecturesHaveOneNetwork() {
        samples().forEach(architecture -> {
            Network network = networks().network(architecture, otherScale());
            assertThat(networks().network(architecture, otherScale())).isEqualTo(network);
            assertThat(networks().network(space().canonical(architecture), otherScale()))
                    .isEqualTo(network);
        });
        for (List<Architecture> group : knownIsomorphic()) {
            assertThat(group.stream().map(member -> networks().network(member, otherScale())))
                    .containsOnly(networks().network(group.get(0), otherScale()));
        }
    }

    @Test
    protected void nodesHaveUniqueNamesAndReadEarlierOnes() {
        sampledNetworks().forEach(network -> {
            Set<String> names = new HashSet<>();
            for (Node node : network.nodes()) {
                assertThat(names.add(node.name())).as(node.name()).isTrue();
                assertThat(node.inputs()).allMatch(input -> input >= 0 && input < node.index());
            }
        });
    }

    /** Everything that a trained network has works towards its output. */
    @Test
    protected void nothingIsDeadInANetworkToTrain() {
        samples().forEach(architecture -> {
            Network network = networks().network(architecture, otherScale());
            Set<Integer> read = new HashSet<>();
            network.nodes().forEach(node -> read.addAll(node.inputs()));
            boolean disconnected =
                    network.nodes().stream().anyMatch(node -> node.name().endsWith("zero"));
            assertThat(network.nodes())
                    .allMatch(node -> disconnected || node.equals(network.output()) || read.contains(node.index()));
        });
    }

    /** Each weight of a convolution or linear map is used once at each pixel of the output. */
    @Test
    protected void countsAreThoseOfASlowSecondCount() {
        sampledNetworks().forEach(network -> {
            NetworkCounts counts = NetworkCounts.of(network);
            long parameters = 0;
            long multiplyAccumulates = 0;
            Set<String> counted = new HashSet<>();
            for (Node node : network.nodes()) {
                for (Parameter parameter : network.parameters(node)) {
                    long size = parameter.shape().stream()
                            .mapToLong(extent -> extent)
                            .reduce(1, Math::multiplyExact);
                    parameters += counted.add(parameter.name()) ? size : 0;
                    multiplyAccumulates += parameter.name().endsWith(".weights")
                            ? size * node.shape().height() * node.shape().width()
                            : 0;
                }
            }
            assertThat(counts.parameters()).isEqualTo(parameters);
            assertThat(counts.multiplyAccumulates()).isEqualTo(multiplyAccumulates);
            assertThat(counts.peakActivationBytes()).isBetween(1L, counts.activationBytes());
            assertThat(counts.depth()).isPositive();
        });
    }

    /** However they are come by; the authors of some benchmarks count the biases too. */
    @Test
    protected void publishedCountsAreThoseOfTheNetworkAsWritten() {
        Scale standard = networks().standardScale();
        samples().forEach(architecture -> {
            for (DeadOperations dead : DeadOperations.values()) {
                Complexity complexity = networks().complexity(architecture, dead);
                NetworkCounts counts = NetworkCounts.of(networks().asWritten(architecture, standard, dead));
                assertThat(complexity.parameters()).isEqualTo(counts.parameters());
                assertThat(complexity.flops())
                        .isIn(counts.multiplyAccumulates(), counts.multiplyAccumulates() + counts.biasAdditions());
            }
        });
    }
}
