package org.nasgauge.oneshot.differentiable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.Supernet;
import org.nasgauge.oneshot.Paths;

/**
 * What discretisation has to know of a space: what may be chosen on each edge, which choices are none and skips, which edges
 * come to one node, and which edges follow each other, as the supernet wires them where each decision is made first.
 */
final class Cell {
    private final Paths paths;
    private final Supernet supernet;
    private final boolean[][] skips;

    Cell(Paths paths, Supernet supernet) {
        this.paths = paths;
        this.supernet = supernet;
        this.skips = new boolean[paths.decisions()][];
        Arrays.setAll(skips, decision -> {
            boolean[] each = new boolean[paths.choices(decision).size()];
            for (int i = 0; i < each.length; i++) {
                each[i] = supernet.isSkip(decision, paths.choices(decision).get(i));
            }
            return each;
        });
    }

    int edges() {
        return paths.decisions();
    }

    /** @param at position among the choices that may be made */
    boolean isSkip(int edge, int at) {
        return skips[edge][at];
    }

    boolean isNone(int edge, int at) {
        return paths.isZero(edge, paths.choices(edge).get(at));
    }

    /** The edges into each node, in the order of the decisions. */
    List<List<Integer>> nodes() {
        return paths.space().decisions().stream()
                .map(decision -> decision.node())
                .distinct()
                .map(node -> IntStream.range(0, edges())
                        .filter(at -> paths.space().decisions().get(at).node().equals(node))
                        .boxed()
                        .toList())
                .toList();
    }

    /** The position of none among an edge's choices. */
    int none(int edge) {
        return IntStream.range(0, paths.choices(edge).size())
                .filter(at -> isNone(edge, at))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("edge " + edge + " has no 'none' among its choices"));
    }

    /** @param positions of each edge, among the choices that may be made */
    Architecture architecture(int[] positions) {
        int[] choices = new int[positions.length];
        Arrays.setAll(choices, edge -> paths.choices(edge).get(positions[edge]));
        return Architecture.of(choices);
    }

    /** How many of an architecture's choices are skips. */
    int skips(Architecture architecture) {
        return (int) IntStream.range(0, edges())
                .filter(edge -> skips[edge][paths.choices(edge).indexOf(architecture.choice(edge))])
                .count();
    }

    /** Whether something comes from the cell's input to its output. */
    boolean hasWay(Architecture architecture) {
        List<List<Integer>> before = before();
        boolean[] reached = new boolean[edges()];
        boolean[] last = new boolean[edges()];
        Arrays.fill(last, true);
        for (int edge = 0; edge < edges(); edge++) {
            before.get(edge).forEach(earlier -> last[earlier] = false);
            reached[edge] = !paths.isZero(edge, architecture.choice(edge))
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
