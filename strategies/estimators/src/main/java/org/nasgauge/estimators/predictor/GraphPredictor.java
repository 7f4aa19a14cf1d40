package org.nasgauge.estimators.predictor;

import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.api.space.LabelledGraph;

/** A predictor whose model reads graphs. */
public interface GraphPredictor extends Predictor<LabelledGraph> {
    /** @throws IllegalArgumentException if the space has no graphs */
    default GraphEncoded graphs(Problem problem) {
        if (problem.space() instanceof GraphEncoded graphs) {
            return graphs;
        }
        throw new IllegalArgumentException("'" + name() + "' reads graphs, and the space "
                + problem.space().name() + " has none; mlp suits every space");
    }

    @Override
    default View<LabelledGraph> view(Problem problem) {
        GraphEncoded graphs = graphs(problem);
        return (architecture, evidence) -> graphs.graph(architecture);
    }
}
