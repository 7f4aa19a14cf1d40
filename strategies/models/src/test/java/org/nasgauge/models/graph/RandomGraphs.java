package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;

/** Graphs of three to six vertices, of two vertices each pair with an edge or without. */
final class RandomGraphs {
    private RandomGraphs() {}

    static List<LabelledGraph> of(int count, int labelCount, SeededRandom random) {
        List<LabelledGraph> graphs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int vertices = 3 + random.nextInt(4);
            List<Integer> labels = new ArrayList<>();
            List<LabelledGraph.Edge> edges = new ArrayList<>();
            for (int target = 0; target < vertices; target++) {
                labels.add(random.nextInt(labelCount));
                for (int source = 0; source < target; source++) {
                    if (random.nextBoolean()) {
                        edges.add(new LabelledGraph.Edge(source, target));
                    }
                }
            }
            graphs.add(new LabelledGraph(labels, edges));
        }
        return graphs;
    }

    /** How many edges a label feeds, a vertex: nothing that counting labels could tell. */
    static double[] fed(List<LabelledGraph> graphs) {
        double[] fed = new double[graphs.size()];
        for (int i = 0; i < fed.length; i++) {
            LabelledGraph graph = graphs.get(i);
            for (LabelledGraph.Edge edge : graph.edges()) {
                fed[i] += graph.labels().get(edge.source()) == 0
                        ? 1.0 / graph.labels().size()
                        : 0;
            }
        }
        return fed;
    }
}
