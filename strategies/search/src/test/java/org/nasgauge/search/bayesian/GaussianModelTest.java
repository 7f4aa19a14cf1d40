package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.models.gaussian.HammingKernel;
import org.nasgauge.models.gaussian.HammingProcess;
import org.nasgauge.testkit.ProductSpace;

class GaussianModelTest {
    private static final AcquisitionSearch ALL = new AcquisitionSearch(1_000, 0);

    private final ProductSpace space = ProductSpace.of(4, 5, 3, 4);
    private final SeededRandom random = SeedTree.root(1).generator();

    /** By hand: 0.5 · (φ(−1) − Φ(−1)) = 0.5 · 0.0833155. */
    @Test
    void expectedImprovementIsThatOfANormalVariable() {
        assertThat(Acquisition.expectedImprovement(1.5, 0.5, 2)).isCloseTo(0.0416577, within(1e-7));
        assertThat(Acquisition.expectedImprovement(3, 0, 2)).isEqualTo(1);
        assertThat(Acquisition.expectedImprovement(1, 0, 2)).isEqualTo(0);
    }

    /** Against a slow search through all candidates, which evaluates every one. */
    @Test
    void findsTheGreatestAcquisition() {
        GaussianModel improvement = model(Acquisition.EXPECTED_IMPROVEMENT, Lie.NONE, 0.01);
        GaussianModel bound = model(Acquisition.UPPER_CONFIDENCE_BOUND, Lie.NONE, 0.01);
        HammingProcess process = new HammingProcess(code(space), new HammingKernel(2, 0.01));
        Set<Architecture> seen = new HashSet<>();
        double incumbent = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 60; i++) {
            Architecture member = space.sample(random);
            double score = random.nextGaussian() + member.choice(0);
            improvement.observe(scored(member, score));
            bound.observe(scored(member, score));
            process.observe(member, score);
            seen.add(member);
            incumbent = Math.max(incumbent, score);
            Architecture byImprovement = member;
            Architecture byBound = member;
            double greatestImprovement = Double.NEGATIVE_INFINITY;
            double greatestBound = Double.NEGATIVE_INFINITY;
            for (int index = 0; index < space.size(); index++) {
                Architecture candidate = space.at(index);
                process.predict(candidate);
                double value = Acquisition.expectedImprovement(process.mean(), process.deviation(), incumbent);
                if (!seen.contains(candidate) && value > greatestImprovement) {
                    byImprovement = candidate;
                    greatestImprovement = value;
                }
                double upper = process.mean() + 3 * process.deviation();
                if (!seen.contains(candidate) && upper > greatestBound) {
                    byBound = candidate;
                    greatestBound = upper;
                }
            }
            assertThat(improvement.mostPromising(seen, Set.of())).contains(byImprovement);
            assertThat(bound.mostPromising(seen, Set.of())).contains(byBound);
        }
    }

    /** Two candidates that were never near anything seen are drawn about equally often. */
    @Test
    void thompsonSamplingDrawsFromThePosterior() {
        ProductSpace three = ProductSpace.of(3);
        GaussianModel model = new GaussianModel(
                three,
                code(three),
                new ProcessSettings(false, 0.01, 1e-6, false, Lie.NONE, 100),
                ALL,
                Acquisition.INDEPENDENT_THOMPSON_SAMPLING,
                0,
                random);
        model.observe(scored(three.at(0), 1));
        model.observe(scored(three.at(0), 1));
        Map<Architecture, Integer> counts = new HashMap<>();
        for (int i = 0; i < 8_000; i++) {
            counts.merge(model.mostPromising(Set.of(), Set.of()).orElseThrow(), 1, Integer::sum);
        }
        // The first is 1 for certain, the others are normal around 1: it is the greatest in a quarter of the draws.
        assertThat(counts.getOrDefault(three.at(0), 0) / 8_000.0).isCloseTo(0.25, within(0.02));
        assertThat(counts.getOrDefault(three.at(1), 0) / 8_000.0).isCloseTo(0.375, within(0.02));
    }

    /**
     * Each of a batch is another one, and with a lie further from those under way than without: what is proposed beside nothing
     * but what was told is close to the first.
     */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aBatchIsSpread(Lie lie) {
        GaussianModel naive = model(Acquisition.EXPECTED_IMPROVEMENT, Lie.NONE, 0.01);
        GaussianModel imagining = model(Acquisition.EXPECTED_IMPROVEMENT, lie, 0.01);
        for (int i = 0; i < 15; i++) {
            Architecture member = space.sample(random);
            naive.observe(scored(member, member.choice(0) + member.choice(3)));
            imagining.observe(scored(member, member.choice(0) + member.choice(3)));
        }
        List<Architecture> alone = batch(naive);
        List<Architecture> imagined = batch(imagining);
        assertThat(imagined).doesNotHaveDuplicates().isNotEqualTo(alone);
        assertThat(imagined.get(0)).isEqualTo(alone.get(0));
        // What was imagined is forgotten: the first of another batch is the same again.
        assertThat(batch(imagining)).isEqualTo(imagined);
    }

    private List<Architecture> batch(GaussianModel model) {
        Set<Architecture> proposed = new LinkedHashSet<>();
        List<Architecture> batch = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Architecture next = model.mostPromising(proposed, proposed).orElseThrow();
            batch.add(next);
            proposed.add(next);
        }
        return batch;
    }

    private GaussianModel model(Acquisition acquisition, Lie lie, double noise) {
        return new GaussianModel(
                space, code(space), new ProcessSettings(false, 2, noise, false, lie, 500), ALL, acquisition, 9, random);
    }

    private static HammingCode code(ProductSpace space) {
        return HammingCode.ofChoices(space.decisions());
    }

    private static Observation.Scored scored(Architecture architecture, double score) {
        return new Observation.Scored(new Proposal.Trial(architecture, Fidelity.full(1)), score, 1);
    }
}
