package org.nasgauge.spaces.nasbench101;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.nasbench101.Shape.Labelings;

/**
 * All networks of the space, numbered in the order in which the benchmark's {@code generate_graphs.py} meets the first
 * module of each: by vertices, then edge bits, then operations, the first vertex most significant.
 *
 * <p>Only {@link Shape shapes} are enumerated, and only automorphisms are tried on operations: milliseconds where hashing
 * all modules takes minutes.
 */
final class Networks {
    static final int MAX_VERTICES = 7;
    static final int MAX_EDGES = 9;

    /** How many there are, so that the space can say it before they are enumerated. */
    static final int COUNT = 423_624;

    /** All full graphs, by vertices and then edge bits. */
    private final int[] graphs;
    /** For each graph the shape that it is a renumbering of. */
    private final Shape[] shapeOf;
    /** For each graph where its inner vertices stand in the shape. */
    private final int[] renumberings;

    private final Shape[] shapes;
    private final int[] firstIndices;

    private record Placement(Shape shape, int renumbering) {}

    Networks() {
        SortedMap<Integer, Placement> placements = new TreeMap<>();
        List<Shape> found = new ArrayList<>();
        int index = 0;
        for (int vertices = 2; vertices <= MAX_VERTICES; vertices++) {
            List<int[]> orders = orders(vertices - 2);
            Labelings ofAsymmetric = Labelings.of(vertices - 2, List.of());
            for (int edges = 0; edges < 1 << EdgeBits.pairs(vertices); edges++) {
                if (Integer.bitCount(edges) > MAX_EDGES
                        || EdgeBits.onPaths(edges, vertices) != (1 << vertices) - 1
                        || placements.containsKey(key(vertices, edges))) {
                    continue;
                }
                SortedMap<Integer, Integer> renumbered = new TreeMap<>();
                List<Integer> automorphisms = new ArrayList<>();
                for (int[] order : orders) {
                    int image = renumbered(edges, vertices, order);
                    if (image == edges) {
                        automorphisms.add(Labels.renumbering(order));
                    }
                    if (image != 0) {
                        renumbered.put(image, Labels.renumbering(inverse(order)));
                    }
                }
                Labelings labelings =
                        automorphisms.size() == 1 ? ofAsymmetric : Labelings.of(vertices - 2, automorphisms);
                Shape shape = new Shape(vertices, edges, index, labelings);
                int n = vertices;
                renumbered.forEach((image, back) -> placements.put(key(n, image), new Placement(shape, back)));
                found.add(shape);
                index += shape.networks();
            }
        }
        if (index != COUNT) {
            throw new IllegalStateException(index + " networks were found; there are " + COUNT);
        }
        shapes = found.toArray(Shape[]::new);
        firstIndices = found.stream().mapToInt(Shape::first).toArray();
        graphs = placements.keySet().stream().mapToInt(Integer::intValue).toArray();
        shapeOf = placements.values().stream().map(Placement::shape).toArray(Shape[]::new);
        renumberings =
                placements.values().stream().mapToInt(Placement::renumbering).toArray();
    }

    /** The number of the network that a full graph of at most 9 edges gives with these operations. */
    int indexOf(int vertices, int edges, int labels) {
        int graph = Arrays.binarySearch(graphs, key(vertices, edges));
        return shapeOf[graph].indexOf(Labels.renumbered(labels, vertices - 2, renumberings[graph]));
    }

    /** The first module of the network. */
    Module at(int index) {
        if (index < 0 || index >= COUNT) {
            throw new IndexOutOfBoundsException("network " + index + " of " + COUNT);
        }
        int shape = Arrays.binarySearch(firstIndices, index);
        return shapes[shape >= 0 ? shape : -shape - 2].module(index);
    }

    private static int key(int vertices, int edges) {
        return vertices << EdgeBits.pairs(MAX_VERTICES) | edges;
    }

    /** The edges when inner vertex 1 + i becomes 1 + order[i]; none if one of them would lead backwards. */
    private static int renumbered(int edges, int vertices, int[] order) {
        int renumbered = 0;
        for (int target = 1; target < vertices; target++) {
            int newTarget = target == vertices - 1 ? target : 1 + order[target - 1];
            for (int rest = EdgeBits.sources(edges, target); rest != 0; rest &= rest - 1) {
                int source = Integer.numberOfTrailingZeros(rest);
                int newSource = source == 0 ? 0 : 1 + order[source - 1];
                if (newSource >= newTarget) {
                    return 0;
                }
                renumbered |= EdgeBits.edge(newSource, newTarget);
            }
        }
        return renumbered;
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }

    /** All orders of the numbers from 0 to count − 1. */
    private static List<int[]> orders(int count) {
        if (count == 0) {
            return List.of(new int[0]);
        }
        List<int[]> orders = new ArrayList<>();
        for (int[] shorter : orders(count - 1)) {
            for (int at = 0; at < count; at++) {
                int[] order = new int[count];
                System.arraycopy(shorter, 0, order, 0, at);
                order[at] = count - 1;
                System.arraycopy(shorter, at, order, at + 1, count - 1 - at);
                orders.add(order);
            }
        }
        return orders;
    }
}
