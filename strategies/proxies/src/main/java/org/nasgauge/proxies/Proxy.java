package org.nasgauge.proxies;

import java.util.List;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.tape.UntrainedGraph;

/** An estimator that looks at the network before training. Greater scores are better. */
interface Proxy extends Estimator {
    Draws draws();

    /** How often an image goes forward through the network for one initialisation; a backward pass counts as two. */
    long passes();

    /**
     * The score of one initialisation.
     *
     * @throws Estimation.Impossible if the network has none, saying why
     */
    double score(Initialised network);

    @Override
    default List<Need> needs() {
        boolean images = draws().input() == Draws.Input.DATA;
        return List.of(new Need.UntrainedNetwork(images, draws().initialisations() * passes()));
    }

    /** All networks of a run have the same batches, and their layers of one name the same weights. */
    @Override
    default Estimation start(Problem problem, SeededRandom random) {
        long seed = random.nextLong();
        return (architecture, evidence) -> {
            UntrainedGraph graph = evidence.network(UntrainedGraph.class);
            double sum = 0;
            for (int draw = 0; draw < draws().initialisations(); draw++) {
                sum += score(new Initialised(graph, draws(), seed, draw));
            }
            return sum / draws().initialisations();
        };
    }
}
