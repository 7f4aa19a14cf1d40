package org.nasgauge.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.EstimatorResult.Pair;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Table;
import org.nasgauge.statistics.agreement.AgreementMeasure;

class DynamicsTableTest {
    private static final int LAST = 60;

    private interface Scores {
        /** After so many epochs, of a network with this score alone. */
        double of(int epoch, double alone, double untrained, SeededRandom noise);
    }

    /** Of 40 networks. */
    private static EstimatorResult scored(String label, int epoch, String measure, Scores scores) {
        SeededRandom networks = SeedTree.root(4).generator();
        SeededRandom noise = SeedTree.root(epoch).generator();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double alone = 60 + 25 * networks.nextDouble();
            double untrained = 10 + 20 * networks.nextDouble();
            pairs.add(new Pair(scores.of(epoch == 0 ? LAST : epoch, alone, untrained, noise), alone));
        }
        TreeMap<String, Object> settings = new TreeMap<>();
        settings.put("epochs", LAST);
        settings.put("scored-epoch", epoch);
        settings.put("measure", measure);
        return new EstimatorResult(
                new StudyFacts("id", label, "spos", settings, false, "estimations/" + label + ".jsonl"),
                1,
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                Finding.none(""),
                new EstimatorResult.Information(0, 0, 0),
                new EnumMap<>(AgreementMeasure.class),
                Finding.none(""),
                Optional.empty(),
                Failures.NONE,
                Optional.empty(),
                List.of(),
                pairs);
    }

    private static double model(int epoch, double alone, double untrained) {
        double share = epoch / (epoch + 12.0);
        return share * alone + (1 - share) * untrained;
    }

    private static List<EstimatorResult> training(String measure, Scores scores) {
        return List.of(
                scored("last", 0, measure, scores), scored("5", 5, measure, scores), scored("20", 20, measure, scores));
    }

    @Test
    void scoresByTheModelHoldItAndGiveItsLambda() {
        Table table = (Table) DynamicsTable.of(training(
                        "accuracy",
                        (epoch, alone, untrained, noise) ->
                                model(epoch, alone, untrained) + 0.1 * noise.nextGaussian()))
                .orElseThrow();
        List<Cell> cells = table.rows().get(0).cells();
        assertThat(table.rows()).hasSize(1);
        assertThat(cells.subList(0, 3))
                .containsExactly(new Cell.Text("last"), new Cell.Text("5, 20, 60"), new Cell.Whole(40));
        assertThat(((Cell.Real) cells.get(3)).value()).isBetween(11.5, 12.5);
        assertThat(((Cell.Real) cells.get(5)).value()).isGreaterThan(0.95);
        assertThat(cells.get(7)).isEqualTo(new Cell.Text("yes"));
    }

    @Test
    void scoresThatNothingTellsDoNot() {
        Table table = (Table) DynamicsTable.of(
                        training("accuracy", (epoch, alone, untrained, noise) -> 10 + 80 * noise.nextDouble()))
                .orElseThrow();
        assertThat(table.rows().get(0).cells().get(7)).isEqualTo(new Cell.Text("no"));
    }

    @Test
    void lossesAndTwoEpochsAreNoMatterOfIt() {
        Scores scores = (epoch, alone, untrained, noise) -> model(epoch, alone, untrained);
        assertThat(DynamicsTable.of(training("loss", scores))).isEmpty();
        assertThat(DynamicsTable.of(training("accuracy", scores).subList(0, 2))).isEmpty();
    }
}
