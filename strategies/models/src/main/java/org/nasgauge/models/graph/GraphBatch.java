package org.nasgauge.models.graph;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.LabelledGraph;

/** Some graphs side by side: their vertices one after the other, with one row of numbers each. */
final class GraphBatch {
    private final int labels;
    private final int[] label;
    private final int[] sources;
    private final int[] targets;
    /** The first vertex of each graph, and the end. */
    private final int[] first;

    /** @param labels how many there are */
    GraphBatch(List<LabelledGraph> graphs, int labels) {
        this.labels = labels;
        this.first = new int[graphs.size() + 1];
        int edges = 0;
        for (int i = 0; i < graphs.size(); i++) {
            first[i + 1] = first[i] + graphs.get(i).labels().size();
            edges += graphs.get(i).edges().size();
        }
        this.label = new int[vertices()];
        this.sources = new int[edges];
        this.targets = new int[edges];
        int at = 0;
        for (int i = 0; i < graphs.size(); i++) {
            LabelledGraph graph = graphs.get(i);
            for (int vertex = first[i]; vertex < first[i + 1]; vertex++) {
                label[vertex] = graph.labels().get(vertex - first[i]);
            }
            for (LabelledGraph.Edge edge : graph.edges()) {
                sources[at] = first[i] + edge.source();
                targets[at++] = first[i] + edge.target();
            }
        }
    }

    int graphs() {
        return first.length - 1;
    }

    int vertices() {
        return first[first.length - 1];
    }

    /** For each vertex 1 at the place of its label, else 0. */
    float[] oneHot() {
        float[] rows = new float[vertices() * labels];
        for (int vertex = 0; vertex < vertices(); vertex++) {
            rows[vertex * labels + label[vertex]] = 1;
        }
        return rows;
    }

    /** Of each vertex, its own row and those of the vertices with an edge to it. */
    void sumWithSources(float[] rows, int width, float[] sums) {
        System.arraycopy(rows, 0, sums, 0, vertices() * width);
        for (int edge = 0; edge < sources.length; edge++) {
            add(rows, sources[edge] * width, sums, targets[edge] * width, width);
        }
    }

    /** The way back of {@link #sumWithSources}. */
    void sumWithTargets(float[] rows, int width, float[] sums) {
        System.arraycopy(rows, 0, sums, 0, vertices() * width);
        for (int edge = 0; edge < sources.length; edge++) {
            add(rows, targets[edge] * width, sums, sources[edge] * width, width);
        }
    }

    /** One row a graph: the mean of those of its vertices. */
    void mean(float[] rows, int width, float[] means) {
        Arrays.fill(means, 0, graphs() * width, 0);
        for (int graph = 0; graph < graphs(); graph++) {
            for (int vertex = first[graph]; vertex < first[graph + 1]; vertex++) {
                add(rows, vertex * width, means, graph * width, width);
            }
            for (int k = graph * width; k < (graph + 1) * width; k++) {
                means[k] /= first[graph + 1] - first[graph];
            }
        }
    }

    /** The way back of {@link #mean}. */
    void spread(float[] meansFlow, int width, float[] flow) {
        for (int graph = 0; graph < graphs(); graph++) {
            for (int vertex = first[graph]; vertex < first[graph + 1]; vertex++) {
                for (int k = 0; k < width; k++) {
                    flow[vertex * width + k] = meansFlow[graph * width + k] / (first[graph + 1] - first[graph]);
                }
            }
        }
    }

    private static void add(float[] from, int x, float[] to, int y, int width) {
        for (int k = 0; k < width; k++) {
            to[y + k] += from[x + k];
        }
    }
}
