package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.report.analysis.Standings.Comparison;
import org.nasgauge.report.analysis.Standings.Competitor;
import org.nasgauge.report.analysis.Standings.Standing;
import org.nasgauge.report.analysis.Standings.Verdict;

class StandingsTest {
    private static Competitor competitor(String label, double... losses) {
        return new Competitor(
                new StudyFacts(label, label, label, new TreeMap<>(), false, label), Finding.of(losses), false);
    }

    private static Comparison comparison(Standings standings, int index) {
        return standings.all().get(index).comparison().toOptional().orElseThrow();
    }

    /**
     * All 4 pairs won; of the 6 ways to choose 2 of 4 ranks one is as extreme on that side: p = 2 / 6, as
     * {@code scipy.stats.mannwhitneyu([2, 0], [5, 6], method='exact')}. Standard errors 1 and 0.5, and
     * {@code t.ppf(.975, 1.25² / (1 + .0625)) * 1.25 ** .5 = 6.918522834776818}, to the 1e-9 that quantiles are solved to.
     */
    @Test
    void comparesWithTheBaselineThatWasNamed() {
        Competitor base = competitor("base", 5, 6);
        Standings standings = Standings.of(List.of(competitor("a", 2, 0), base), Optional.of(base.study()));
        Comparison against = comparison(standings, 0);
        assertThat(standings.baseline()).contains(base.study());
        assertThat(against.effect().a12()).isZero();
        assertThat(against.test().p()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(against.difference().lower()).isCloseTo(-4.5 - 6.918522834776818, within(1e-8));
        assertThat(against.difference().upper()).isCloseTo(-4.5 + 6.918522834776818, within(1e-8));
        assertThat(against.verdict()).isEqualTo(Verdict.NO_WORSE);
        assertThat(standings.all().get(1).comparison()).isEqualTo(Finding.none("it is the baseline"));
    }

    @Test
    void withoutABaselineThereIsOnlyTheSetThatMayBeBest() {
        Standings standings =
                Standings.of(List.of(competitor("a", 1, 2, 3), competitor("b", 1, 2, 4)), Optional.empty());
        assertThat(standings.baseline()).isEmpty();
        assertThat(standings.all()).allMatch(Standing::mayBeBest);
        assertThat(standings.all().get(0).comparison()).isEqualTo(Finding.none("no baseline"));
    }

    @Test
    void runsThatAreAllTheSameAreOneObservationAndNotTested() {
        Competitor base = competitor("base", 5, 6, 7, 5, 6, 7);
        Competitor fixed =
                new Competitor(competitor("fixed").study(), Finding.of(new double[] {1, 1, 1, 1, 1, 1}), true);
        Standings standings = Standings.of(List.of(fixed, base), Optional.of(base.study()));
        assertThat(standings.all().get(0).comparison())
                .isEqualTo(Finding.none("its runs are all the same: one observation"));
    }

    /** However far apart they end, and whoever else ran often. */
    @Test
    void aSingleRunTellsNothing() {
        Competitor once = competitor("once", 1);
        for (Competitor other : List.of(competitor("other", 9), competitor("other", 9, 9.5, 9.25))) {
            Standings standings = Standings.of(List.of(once, other), Optional.of(other.study()));
            assertThat(standings.all())
                    .allMatch(one -> one.best().equals(Finding.none("takes two runs of each")))
                    .noneMatch(Standing::mayBeBest);
            assertThat(standings.all().get(0).comparison()).isEqualTo(Finding.none("takes two runs of each"));
        }
        Competitor faulty = new Competitor(competitor("faulty").study(), Finding.none("faulty: 1 of 1 runs"), false);
        assertThat(Standings.of(List.of(once, faulty), Optional.empty()).all())
                .extracting(Standing::best)
                .containsExactly(Finding.none("takes two runs of each"), Finding.none("faulty: 1 of 1 runs"));
    }

    @Test
    void whatHasNoResultIsListedWithItsReason() {
        Competitor base = competitor("base", 5, 6, 7);
        Competitor faulty = new Competitor(competitor("faulty").study(), Finding.none("faulty: 1 of 3 runs"), false);
        List<Competitor> all = List.of(competitor("a", 1, 2, 3), base, faulty);
        Standings standings = Standings.of(all, Optional.of(base.study()));
        assertThat(standings.all().get(2))
                .isEqualTo(new Standing(
                        faulty.study(), Finding.none("faulty: 1 of 3 runs"), Finding.none("faulty: 1 of 3 runs")));
        assertThat(standings.all().subList(0, 2))
                .isEqualTo(Standings.of(all.subList(0, 2), Optional.of(base.study()))
                        .all());
        Standings toFaulty = Standings.of(all, Optional.of(faulty.study()));
        assertThat(toFaulty.baseline()).contains(faulty.study());
        assertThat(toFaulty.all().get(0).comparison())
                .isEqualTo(Finding.none("the baseline has no result: faulty: 1 of 3 runs"));
    }

    /** Of 200 tables of 12 equal strategies, at 5 % some 10 find one that differs from the baseline. */
    @Test
    void ofEqualStrategiesHardlyOneInTwentyTablesFindsADifference() {
        SplittableRandom random = new SplittableRandom(1);
        int found = 0;
        for (int table = 0; table < 200; table++) {
            List<Competitor> equal = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                equal.add(competitor("s" + i, random.doubles(30).toArray()));
            }
            Standings standings = Standings.of(equal, Optional.of(equal.get(0).study()));
            boolean differs = standings.all().stream()
                    .flatMap(one -> one.comparison().toOptional().stream())
                    .anyMatch(against -> against.verdict() != Verdict.NO_WORSE);
            found += differs ? 1 : 0;
        }
        // Binomial(200, 0.05): mean 10, three standard deviations 9.2.
        assertThat(found).isLessThanOrEqualTo(19);
    }

    @Test
    void tellsBetterFromWorse() {
        SplittableRandom random = new SplittableRandom(2);
        Competitor base = competitor("base", random.doubles(100).toArray());
        Competitor better =
                competitor("better", random.doubles(100).map(x -> x - 0.5).toArray());
        Competitor worse =
                competitor("worse", random.doubles(100).map(x -> x + 0.5).toArray());
        Standings standings = Standings.of(List.of(better, base, worse), Optional.of(base.study()));
        assertThat(comparison(standings, 0).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(comparison(standings, 2).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(standings.all()).extracting(Standing::mayBeBest).containsExactly(true, false, false);
    }
}
