package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.testkit.ProductSpace;

class RungsTest {
    @Test
    void areThePowersOfEtaWhereTheBenchmarkOffersThem() {
        assertThat(new Rungs(3, 1)
                        .fidelities(problem(IntStream.rangeClosed(1, 81).mapToObj(e -> new Fidelity(e, 81)))))
                .extracting(Fidelity::epoch)
                .containsExactly(1, 3, 9, 27, 81);
    }

    @Test
    void areRoundedUpToWhatTheBenchmarkOffersOnTheFullSchedule() {
        Stream<Fidelity> offered = Stream.of(
                Fidelity.full(12),
                new Fidelity(7, 200),
                new Fidelity(25, 200),
                new Fidelity(67, 200),
                new Fidelity(150, 200),
                Fidelity.full(200));
        // 200, 66.7, 22.2, 7.4, 2.5
        assertThat(new Rungs(3, 1).fidelities(problem(offered)))
                .extracting(Fidelity::epoch)
                .containsExactly(7, 25, 67, 200);
    }

    @Test
    void doNotGoBelowTheLeast() {
        assertThat(new Rungs(3, 4)
                        .fidelities(problem(IntStream.rangeClosed(1, 81).mapToObj(e -> new Fidelity(e, 81)))))
                .extracting(Fidelity::epoch)
                .containsExactly(9, 27, 81);
    }

    @Test
    void areShorterSchedulesWhereNoTrainingIsFollowed() {
        Stream<Fidelity> offered = Stream.of(4, 12, 36, 108).map(Fidelity::full);
        assertThat(new Rungs(3, 1).fidelities(problem(offered)))
                .extracting(Fidelity::schedule)
                .containsExactly(4, 12, 36, 108);
    }

    @Test
    void countPartOfTheDataAsSoManyEpochs() {
        Fidelity full = Fidelity.full(8);
        Fidelity quarter = full.with(new Fidelity.Part("images", 512, 2048));
        Fidelity half = full.with(new Fidelity.Part("images", 1024, 2048));
        assertThat(new Rungs(2, 1).fidelities(problem(Stream.of(quarter, half, full))))
                .containsExactly(quarter, half, full);
        assertThat(new Rungs(4, 1).fidelities(problem(Stream.of(quarter, half, full))))
                .containsExactly(quarter, full);
    }

    @Test
    void ofPartsAreBoundedByTheirOwnEpochs() {
        Fidelity full = Fidelity.full(1);
        Fidelity quarter = full.with(new Fidelity.Part("images", 512, 2048));
        Fidelity half = full.with(new Fidelity.Part("images", 1024, 2048));
        assertThat(new Rungs(2, 1).fidelities(problem(Stream.of(quarter, half, full))))
                .containsExactly(quarter, half, full);
        assertThat(new Rungs(3, 1).fidelities(problem(Stream.of(quarter, half, full))))
                .containsExactly(quarter, half, full);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rungs(2, 2).fidelities(problem(Stream.of(quarter, half, full))));
        Fidelity long8 = Fidelity.full(8);
        Fidelity half8 = long8.with(new Fidelity.Part("images", 1024, 2048));
        assertThat(new Rungs(2, 8).fidelities(problem(Stream.of(half8, long8)))).containsExactly(half8, long8);
    }

    @Test
    void areRefusedWhereThereIsOnlyOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Rungs(3, 50).fidelities(problem(Stream.of(new Fidelity(9, 10), Fidelity.full(10)))))
                .withMessageContaining("no rung below the full fidelity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rungs(3, 1).fidelities(problem(Stream.of(Fidelity.full(10)))));
    }

    private static Problem problem(Stream<Fidelity> fidelities) {
        List<Fidelity> all = fidelities.toList();
        return Problem.of(ProductSpace.of(2), all, Constraint.evaluations(1));
    }
}
