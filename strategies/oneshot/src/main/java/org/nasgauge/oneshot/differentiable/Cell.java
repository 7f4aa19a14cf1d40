package org.nasgauge.oneshot.differentiable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetChoices;
import org.nasgauge.oneshot.Paths;

/**
 * What discretisation has to know of a space: what may be chosen on each edge, which choices are none and skips, which edges
 * come to one node, and which edges follow each other, as the supernet wires them where each decision is made first.
 */
final class Cell {
    private final Paths paths;
    private final Supernet supernet;
    private final boolean[][] skips;

    /** @param paths of what the supernet has to choose */
    Cell(Paths paths, Supernet supernet) {
        this.paths = paths;
        this.supernet = supernet;
        this.skips = new boolean[paths.decisions()][];
        Arrays.setAll(skips, edge -> {
            boolean[] each = new boolean[paths.decision(edge).size()];
            for (int choice = 0; choice < each.length; choice++) {
                each[choice] = supernet.isSkip(edge, choice);
            }
            return each;
        });
    }

    int edges() {
        return paths.decisions();
    }

    boolean isSkip(int edge, int choice) {
        return skips[edge][choice];
    }

    boolean isNone(int edge, int choice) {
        return paths.isZero(edge, choice);
    }

    /** Those of an edge that may be made. */
    List<Integer> choices(int edge) {
        return paths.choices(edge);
    }

    /** @param positions of each edge, among the choices that may be made */
    int[] choices(int[] positions) {
        int[] choices = new int[positions.length];
        Arrays.setAll(choices, edge -> choices(edge).get(positions[edge]));
        return choices;
    }

    /** The edges into each node, in the order of the decisions. */
    List<List<Integer>> nodes() {
        return paths.nodes();
    }

    /** How many edges into each node an architecture keeps; empty where it may be any number. */
    OptionalInt edgesKept() {
        return supernet.own().map(SupernetChoices::edgesKept).orElse(OptionalInt.empty());
    }

    /** The choice of an edge that leaves nothing but zeros, whether or not it may be made. */
    int none(int edge) {
        return IntStream.range(0, paths.decision(edge).size())
                .filter(choice -> isNone(edge, choice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("edge " + edge + " has no 'none' among its choices"));
    }

    /** The one that makes these choices. */
    Architecture architecture(int[] choices) {
        return supernet.architecture(choices);
    }

    /** How many of an architecture's choices are skips. */
    int skips(Architecture architecture) {
        int[] choices = paths.choices(architecture);
        return (int) IntStream.range(0, edges())
                .filter(edge -> isSkip(edge, choices[edge]))
                .count();
    }

    /** Whether something comes from the cell's input to its output. */
    boolean hasWay(Architecture architecture) {
        List<List<Integer>> before = before();
        int[] choices = paths.choices(architecture);
        boolean[] reached = new boolean[edges()];
        boolean[] last = new boolean[edges()];
        Arrays.fill(last, true);
        for (int edge = 0; edge < edges(); edge++) {
            before.get(edge).forEach(earlier -> last[earlier] = false);
            reached[edge] = !isNone(edge, choices[edge])
                    && (before.get(edge).isEmpty() || before.get(edge).stream().anyMatch(earlier -> reached[earlier]));
        }
        return IntStream.range(0, edges()).anyMatch(edge -> last[edge] && reached[edge]);
    }

    /** Of each edge, those that come directly before it on the way from the cell's input. */
    List<List<Integer>> before() {
        Network whole = supernet.whole();
        List<Node> first = new ArrayList<>();
        for (int edge = 0; edge < edges(); edge++) {
            Layer choice = new Layer.Choice(edge);
            first.add(whole.nodes().stream()
                    .filter(node -> node.layer().equals(choice))
                    .findFirst()
                    .orElseThrow());
        }
        return first.stream().map(node -> before(whole, node)).toList();
    }

    private static List<Integer> before(Network whole, Node edge) {
        BitSet found = new BitSet();
        Deque<Node> open = new ArrayDeque<>(whole.inputs(edge));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.layer() instanceof Layer.Choice choice) {
                found.set(choice.decision());
            } else {
                open.addAll(whole.inputs(node));
            }
        }
        return found.stream().boxed().toList();
    }
}
