package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Layer.Parameter;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;

/** What a search space promises that defines a supernet. A test class of such a space extends it and names the space. */
public abstract class SupernetDefinedContract extends NetworkDefinedContract {
    private static final int SAMPLES = 25;

    private SupernetDefined defined() {
        return (SupernetDefined) space();
    }

    private Supernet supernet() {
        return defined().supernet(otherScale());
    }

    private Stream<Architecture> drawn() {
        SeededRandom random = SeedTree.root(23).generator();
        return IntStream.range(0, SAMPLES).mapToObj(i -> space().sample(random));
    }

    /** Whatever its nodes are called, and in whatever order they stand. What carries nothing has a test of its own. */
    @Test
    protected void aPathIsTheNetworkOfItsArchitecture() {
        for (Scale scale : List.of(otherScale(), defined().standardScale())) {
            Supernet supernet = defined().supernet(scale);
            drawn().forEach(architecture -> {
                Network alone = defined().asWritten(architecture, scale, DeadOperations.OMITTED);
                if (alone.nodes().stream().noneMatch(node -> node.layer() instanceof Layer.Zero)) {
                    Network path = supernet.path(architecture);
                    Formulas formulas = new Formulas();
                    assertThat(formulas.number(path))
                            .as(space().format(architecture))
                            .isEqualTo(formulas.number(alone));
                    assertThat(NetworkCounts.of(path).parameters())
                            .isEqualTo(NetworkCounts.of(alone).parameters());
                    assertThat(path.blocks()).hasSameSizeAs(alone.blocks());
                }
            });
        }
    }

    @Test
    protected void allDecisionsAreToBeMadeAndNoOthers() {
        Supernet supernet = supernet();
        List<Decision> decisions = supernet.decisions(space());
        for (Node node : supernet.whole().nodes()) {
            if (node.layer() instanceof Layer.Choice choice) {
                assertThat(node.inputs())
                        .as(node.name())
                        .hasSize(decisions.get(choice.decision()).size());
            }
        }
        for (Supernet.Width width : supernet.widths().values()) {
            assertThat(width.channels()).hasSize(decisions.get(width.decision()).size());
        }
        assertThat(IntStream.range(0, decisions.size()))
                .allMatch(decision -> places(supernet.whole(), new Layer.Choice(decision)) > 0
                        || supernet.widths().values().stream().anyMatch(width -> width.decision() == decision));
    }

    private static long places(Network network, Layer layer) {
        return network.nodes().stream()
                .filter(node -> node.layer().equals(layer))
                .count();
    }

    @Test
    protected void anArchitectureIsToldByItsChoices() {
        Supernet supernet = supernet();
        List<Decision> decisions = supernet.decisions(space());
        drawn().forEach(architecture -> {
            int[] choices = supernet.choices(architecture);
            assertThat(choices).hasSameSizeAs(decisions);
            assertThat(IntStream.range(0, choices.length))
                    .allMatch(at ->
                            choices[at] >= 0 && choices[at] < decisions.get(at).size());
            Architecture told = supernet.architecture(choices);
            assertThat(space().canonicalId(told)).isEqualTo(space().canonicalId(architecture));
            assertThat(supernet.choices(told)).isEqualTo(choices);
        });
    }

    /** Or the first part of them. */
    @Test
    protected void pathsShareTheParametersOfTheWhole() {
        Supernet supernet = supernet();
        Map<String, Parameter> whole = supernet.whole().parameters();
        drawn().forEach(architecture -> {
            Map<String, Parameter> path = supernet.path(architecture).parameters();
            if (supernet.widths().isEmpty()) {
                assertThat(whole).containsAllEntriesOf(path);
            }
            path.forEach((name, parameter) -> {
                List<Integer> extents =
                        Objects.requireNonNull(whole.get(name), name).shape();
                assertThat(parameter.shape()).hasSameSizeAs(extents);
                assertThat(IntStream.range(0, extents.size()))
                        .allMatch(at -> parameter.shape().get(at) <= extents.get(at));
            });
        });
    }

    @Test
    protected void aMixtureWeighsEveryChoice() {
        Supernet supernet = supernet();
        List<Decision> decisions = supernet.decisions(space());
        Network mixture = supernet.mixture();
        assertThat(mixture.parameters()).isEqualTo(supernet.whole().parameters());
        for (int decision = 0; decision < decisions.size(); decision++) {
            Layer sum = new Layer.WeightedSum(Supernet.mixtureOf(decision));
            int choices = decisions.get(decision).size();
            assertThat(places(mixture, sum)).isEqualTo(places(supernet.whole(), new Layer.Choice(decision)));
            assertThat(mixture.nodes().stream().filter(node -> node.layer().equals(sum)))
                    .allMatch(node -> node.inputs().size() == choices);
        }
    }

    @Test
    protected void noOperationBesideNoneLeavesNothing() {
        Supernet supernet = supernet();
        List<Decision> decisions = supernet.decisions(space());
        for (int decision = 0; decision < decisions.size(); decision++) {
            List<String> choices = decisions.get(decision).choices();
            for (int choice = 0; choice < choices.size(); choice++) {
                assertThat(supernet.isZero(decision, choice)
                                && !choices.get(choice).equals("none"))
                        .as(decisions.get(decision).name() + " " + choices.get(choice))
                        .isFalse();
            }
        }
    }

    /** Numbers what networks compute, so that the same has the same number. The two terms of a sum may change places. */
    private static final class Formulas {
        private final Map<List<Object>, Integer> known = new HashMap<>();

        int number(Network network) {
            int[] numbers = new int[network.nodes().size()];
            for (Node node : network.nodes()) {
                IntStream inputs = node.inputs().stream().mapToInt(input -> numbers[input]);
                boolean pair =
                        node.layer() instanceof Layer.Sum && node.inputs().size() == 2;
                List<Integer> read = (pair ? inputs.sorted() : inputs).boxed().toList();
                numbers[node.index()] =
                        known.computeIfAbsent(List.of(node.layer(), node.shape(), read), formula -> known.size());
            }
            return numbers[network.output().index()];
        }
    }
}
