package org.nasgauge.api.space;

import java.util.List;

/**
 * A directed acyclic graph with a label on each vertex.
 *
 * @param labels of the vertices, in a topological order
 * @param edges each from a vertex to a later one
 */
public record LabelledGraph(List<Integer> labels, List<Edge> edges) {
    public LabelledGraph {
        labels = List.copyOf(labels);
        edges = List.copyOf(edges);
    }

    /** What flows from one vertex to another, both counted from 0. */
    public record Edge(int source, int target) {}
}
