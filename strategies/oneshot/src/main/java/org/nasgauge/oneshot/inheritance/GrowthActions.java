package org.nasgauge.oneshot.inheritance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.MorphismDefined.Growth;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.controller.ControllerParameters;
import org.nasgauge.oneshot.controller.GrowthController;
import org.nasgauge.tape.GrowingNetworks;

/**
 * What the controller of EAS says, in the words of a space: a layer is a decision, and a token what is chosen there; a new layer
 * has a block, which is what the decisions of a node make together, a layer of it to stand after, and a kernel.
 */
final class GrowthActions {
    private final SearchSpace space;
    private final GrowingNetworks networks;
    private final List<String> vocabulary;
    private final List<String> blocks;
    private final int longest;
    private final List<Integer> kernels;
    private final ControllerParameters parameters = new ControllerParameters(0.9, 1e-8);
    private final GrowthController controller;

    GrowthActions(SearchSpace space, GrowingNetworks networks, int hidden, int embedding, SeededRandom random) {
        this.space = space;
        this.networks = networks;
        List<Decision> decisions = space.decisions();
        this.vocabulary = decisions.stream()
                .flatMap(decision -> decision.choices().stream())
                .distinct()
                .toList();
        this.blocks = decisions.stream().map(Decision::node).distinct().toList();
        this.longest = blocks.stream()
                .mapToInt(block -> (int) decisions.stream()
                        .filter(decision -> decision.node().equals(block))
                        .count())
                .max()
                .orElseThrow();
        this.kernels = networks.space().growths(networks.space().smallest(), networks.scale()).stream()
                .flatMap(growth -> growth.morphism() instanceof Morphism.Deeper deeper
                        ? Stream.of(deeper.kernel())
                        : Stream.<Integer>empty())
                .distinct()
                .toList();
        int[] outputs = {blocks.size(), longest, kernels.size()};
        this.controller = new GrowthController(vocabulary.size(), outputs, hidden, embedding, parameters, random);
    }

    /**
     * Actions one after the other, and what they make of a network.
     *
     * @param growths all steps, in order
     */
    record Trajectory(List<Action> actions, List<Growth> growths, Architecture end) {}

    /** Of one of the two actors, about an architecture. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    sealed interface Action {
        record Wider(int[] read, boolean[] free, boolean[] chosen) implements Action {}

        record Deeper(int[] read, GrowthController.Allowed allowed, int[] made) implements Action {}
    }

    Trajectory draw(Architecture from, int widerActions, int deeperActions, SeededRandom random) {
        List<Action> actions = new ArrayList<>();
        List<Growth> growths = new ArrayList<>();
        for (int i = 0; i < widerActions; i++) {
            wider(end(from, growths), actions, growths, random);
        }
        for (int i = 0; i < deeperActions; i++) {
            deeper(end(from, growths), actions, growths, random);
        }
        return new Trajectory(actions, growths, end(from, growths));
    }

    private static Architecture end(Architecture from, List<Growth> growths) {
        return growths.isEmpty() ? from : growths.get(growths.size() - 1).child();
    }

    private void wider(Architecture from, List<Action> actions, List<Growth> growths, SeededRandom random) {
        boolean[] free = new boolean[from.length()];
        for (int at = 0; at < free.length; at++) {
            free[at] = widerAt(from, at).isPresent();
        }
        boolean[] chosen = controller.drawWider(read(from), free, random);
        actions.add(new Action.Wider(read(from), free, chosen));
        for (int at = 0; at < chosen.length; at++) {
            if (chosen[at]) {
                growths.add(widerAt(end(from, growths), at).orElseThrow());
            }
        }
    }

    private Optional<Growth> widerAt(Architecture architecture, int decision) {
        return growths(architecture)
                .filter(growth -> growth.decision() == decision && growth.morphism() instanceof Morphism.Wider)
                .findFirst();
    }

    private void deeper(Architecture from, List<Action> actions, List<Growth> growths, SeededRandom random) {
        List<Growth> possible = growths(from)
                .filter(growth -> growth.morphism() instanceof Morphism.Deeper)
                .toList();
        if (!possible.isEmpty()) {
            GrowthController.Allowed allowed = made -> allowed(possible, made);
            int[] made = controller.drawDeeper(read(from), allowed, random);
            actions.add(new Action.Deeper(read(from), allowed, made));
            growths.add(possible.stream()
                    .filter(growth -> begins(growth, made))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private boolean[] allowed(List<Growth> possible, int[] made) {
        boolean[] allowed = new boolean[made.length == 0 ? blocks.size() : made.length == 1 ? longest : kernels.size()];
        possible.stream()
                .filter(growth -> begins(growth, made))
                .forEach(growth -> allowed[parts(growth)[made.length]] = true);
        return allowed;
    }

    private boolean begins(Growth growth, int[] made) {
        int[] parts = parts(growth);
        for (int part = 0; part < made.length; part++) {
            if (parts[part] != made[part]) {
                return false;
            }
        }
        return true;
    }

    /** Block, layer in it, and kernel of a new layer. */
    private int[] parts(Growth growth) {
        String block = space.decisions().get(growth.decision()).node();
        int layer = (int) space.decisions().subList(0, growth.decision()).stream()
                .filter(decision -> decision.node().equals(block))
                .count();
        return new int[] {blocks.indexOf(block), layer, kernels.indexOf(((Morphism.Deeper) growth.morphism()).kernel())
        };
    }

    private Stream<Growth> growths(Architecture architecture) {
        return networks.space().growths(architecture, networks.scale()).stream();
    }

    private int[] read(Architecture architecture) {
        int[] read = new int[architecture.length()];
        for (int at = 0; at < read.length; at++) {
            read[at] = vocabulary.indexOf(space.decisions().get(at).choices().get(architecture.choice(at)));
        }
        return read;
    }

    /** Adds the gradient of −{@code weight} · ln p of all actions, and of their entropy. */
    void accumulate(Trajectory trajectory, double weight, double entropyWeight) {
        for (Action action : trajectory.actions()) {
            if (action instanceof Action.Wider wider) {
                controller.accumulateWider(wider.read(), wider.free(), wider.chosen(), weight, entropyWeight);
            } else if (action instanceof Action.Deeper deeper) {
                controller.accumulateDeeper(deeper.read(), deeper.allowed(), deeper.made(), weight, entropyWeight);
            }
        }
    }

    void learn(double learningRate) {
        parameters.step(learningRate, 0);
    }

    void keep(Snapshot snapshot) {
        snapshot.put("controller", parameters.state());
    }

    void restore(Snapshot snapshot) {
        parameters.setState(snapshot.get("controller"));
    }
}
