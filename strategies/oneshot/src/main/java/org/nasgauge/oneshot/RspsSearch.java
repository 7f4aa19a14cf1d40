package org.nasgauge.oneshot;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.tape.SharedWeights;

/** Random search with parameter sharing: the best of some random paths, on the weights that random paths have trained. */
@Described(
        name = "rsps",
        summary = "The best of random paths, on the weights of a supernet trained by random paths.",
        source = "Li and Talwalkar, Random search and reproducibility for neural architecture search, UAI 2019;"
                + " learning rate, clip, redrawn paths and samples as Dong and Yang (ICLR 2020) run it. All paths are"
                + " scored on one batch; there each on another. Epochs are for small supernets")
public record RspsSearch(
        Training training,
        Scoring scoring,

        @Meaning("whether paths with 'none' are trained and scored")
        boolean none,

        @Meaning("paths that are scored in the end") @Range(least = 1)
        int samples)
        implements SearchStrategy {
    public RspsSearch() {
        this(new Rsps().training(), new Rsps().scoring(), true, 100);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        scoring.check(shared, training);
        Paths paths = Paths.of(problem.space(), shared.supernet(), none);
        PathSearch.Policy connected =
                draw -> Sampler.CONNECTED.draw(paths, draw).get(0);
        return PathSearch.search(
                problem,
                shared,
                toString(),
                random,
                seed -> new PathSearch(shared, paths, training, scoring, samples, connected, seed));
    }
}
