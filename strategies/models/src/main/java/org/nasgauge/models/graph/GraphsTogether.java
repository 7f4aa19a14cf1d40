package org.nasgauge.models.graph;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.SparseMatrix;

/** Some graphs side by side, their vertices one after the other, and the matrices that take one number a vertex along edges. */
final class GraphsTogether {
    private final List<LabelledGraph> graphs;
    private final int[] first;

    GraphsTogether(List<LabelledGraph> graphs) {
        this.graphs = graphs;
        this.first = new int[graphs.size() + 1];
        for (int i = 0; i < graphs.size(); i++) {
            first[i + 1] = first[i] + graphs.get(i).labels().size();
        }
    }

    int vertices() {
        return first[graphs.size()];
    }

    /** One a vertex. */
    int[] labels() {
        return graphs.stream()
                .flatMapToInt(graph -> graph.labels().stream().mapToInt(Integer::intValue))
                .toArray();
    }

    /** To each vertex the mean of its own row and those of the vertices that it has an edge to. */
    SparseMatrix along() {
        SparseMatrix matrix = new SparseMatrix(vertices(), vertices());
        for (int i = 0; i < graphs.size(); i++) {
            double[] share = shares(graphs.get(i));
            for (int vertex = 0; vertex < share.length; vertex++) {
                matrix.add(first[i] + vertex, first[i] + vertex, share[vertex]);
            }
            for (LabelledGraph.Edge edge : graphs.get(i).edges()) {
                matrix.add(first[i] + edge.source(), first[i] + edge.target(), share[edge.source()]);
            }
        }
        return matrix;
    }

    /** {@link #along} turned around, the weights of each vertex again made to add up to 1. */
    SparseMatrix against() {
        SparseMatrix matrix = new SparseMatrix(vertices(), vertices());
        for (int i = 0; i < graphs.size(); i++) {
            double[] share = shares(graphs.get(i));
            double[] sums = share.clone();
            for (LabelledGraph.Edge edge : graphs.get(i).edges()) {
                sums[edge.target()] += share[edge.source()];
            }
            for (int vertex = 0; vertex < share.length; vertex++) {
                matrix.add(first[i] + vertex, first[i] + vertex, share[vertex] / sums[vertex]);
            }
            for (LabelledGraph.Edge edge : graphs.get(i).edges()) {
                double weight = share[edge.source()] / sums[edge.target()];
                matrix.add(first[i] + edge.target(), first[i] + edge.source(), weight);
            }
        }
        return matrix;
    }

    private static double[] shares(LabelledGraph graph) {
        double[] shares = new double[graph.labels().size()];
        Arrays.fill(shares, 1);
        graph.edges().forEach(edge -> shares[edge.source()]++);
        for (int vertex = 0; vertex < shares.length; vertex++) {
            shares[vertex] = 1 / shares[vertex];
        }
        return shares;
    }

    /** A row a graph: the mean over its vertices. */
    SparseMatrix means() {
        SparseMatrix matrix = new SparseMatrix(graphs.size(), vertices());
        for (int i = 0; i < graphs.size(); i++) {
            for (int vertex = first[i]; vertex < first[i + 1]; vertex++) {
                matrix.add(i, vertex, 1.0 / (first[i + 1] - first[i]));
            }
        }
        return matrix;
    }

    /**
     * To each vertex the sum of its own row and those of the vertices with an edge to it; after all others comes a global vertex of
     * each graph, to which its vertices all have an edge.
     */
    SparseMatrix sumsWithGlobal() {
        return withGlobal(true);
    }

    /** The same, but to each vertex the rows of those that it has an edge to. */
    SparseMatrix sumsOfTargetsWithGlobal() {
        return withGlobal(false);
    }

    private SparseMatrix withGlobal(boolean toTargets) {
        int all = vertices() + graphs.size();
        SparseMatrix matrix = new SparseMatrix(all, all);
        for (int vertex = 0; vertex < all; vertex++) {
            matrix.add(vertex, vertex, 1);
        }
        for (int i = 0; i < graphs.size(); i++) {
            for (LabelledGraph.Edge edge : graphs.get(i).edges()) {
                int to = toTargets ? edge.target() : edge.source();
                int from = toTargets ? edge.source() : edge.target();
                matrix.add(first[i] + to, first[i] + from, 1);
            }
            for (int vertex = first[i]; vertex < first[i + 1]; vertex++) {
                matrix.add(vertices() + i, vertex, 1);
            }
        }
        return matrix;
    }
}
