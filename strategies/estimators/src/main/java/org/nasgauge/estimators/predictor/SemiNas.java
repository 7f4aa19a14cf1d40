package org.nasgauge.estimators.predictor;

import java.util.List;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Tokens;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.models.sequence.EncoderDecoder;

/** NAO's network, which learns once more with architectures that it has labelled itself. */
@Described(
        name = "seminas",
        summary = "Learns as nao does, then once more with architectures besides that it has scored itself.",
        source =
                "Luo, Tan, Wang, Qin, Chen and Liu, Semi-supervised neural architecture search, NeurIPS 2020, with as many architectures scored"
                        + " by itself as were evaluated, as in NASLib. Deviations of nao; the evaluated are not repeated by standard (10"
                        + " times there)")
public record SemiNas(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures,

        Nao.Sequences sequences,

        @Meaning("how many architectures it scores itself, for each that was evaluated") @Range(least = 0, most = 1_000)
        double unlabelled,

        @Meaning("how often an evaluated architecture is seen for each time that one scored by itself is")
        @Range(least = 1, most = 1_000)
        int repeats,

        @Meaning("passes over both") @Range(least = 1, most = 1_000_000)
        int secondEpochs)
        implements Predictor<int[]> {
    public SemiNas() {
        this(100, new Nao.Sequences(), 1, 1, 50);
    }

    @Override
    public View<int[]> view(Problem problem) {
        return Nao.Sequences.view(problem);
    }

    @Override
    public Regression<int[]> model(Problem problem, SeededRandom random) {
        Tokens tokens = new Tokens(problem.space().decisions());
        EncoderDecoder.SelfLabelling second = new EncoderDecoder.SelfLabelling(
                count -> Stream.generate(() -> tokens.of(problem.space().sample(random)))
                        .limit(count)
                        .toList(),
                unlabelled,
                repeats,
                sequences.training(secondEpochs));
        return sequences.model(problem, List.of(second), random);
    }
}
