package org.nasgauge.estimators.predictor;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

/** The contract, over networks that learn a little. */
class NeuralPredictorsTest {
    private static Estimator with(Estimator estimator, Map<String, Object> settings) {
        return Settings.read("here", estimator, settings);
    }

    static Stream<GraphPredictor> thoseThatReadGraphs() {
        return Stream.of(new GraphConvolutions(), new Bonas(), new BrpNas());
    }

    @ParameterizedTest
    @MethodSource("thoseThatReadGraphs")
    void aSpaceWithoutGraphsIsRefused(GraphPredictor predictor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.start(
                        ToyBenchmark.additive(3, 3).problem(1), SeedTree.root(1).generator()))
                .withMessageStartingWith("'" + predictor.name() + "' reads graphs, and the space")
                .withMessageEndingWith("mlp suits every space");
    }

    @Test
    void aSamplerThatKeepsNothingIsRefused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> with(new Bohamiann(), Map.of("steps", 1_000, "burn-in", 1_000)))
                .withMessageContaining("of 1000 steps 1000 are burn-in");
    }

    @Nested
    class MultilayerPerceptronContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return with(new MultilayerPerceptron(), Map.of("epochs", 20));
        }
    }

    @Nested
    class PerceptronEnsembleContract extends PredictorTest.OnCells {
        @Override
        protected Estimator estimator() {
            return with(new PerceptronEnsemble(), Map.of("epochs", 10, "ensemble", 2));
        }
    }

    @Nested
    class DngoContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return with(new Dngo(), Map.of("epochs", 10));
        }
    }

    @Nested
    class BohamiannContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return with(new Bohamiann(), Map.of("steps", 200, "burn-in", 100));
        }
    }

    @Nested
    class GraphConvolutionsContract extends PredictorTest.OnCells {
        @Override
        protected Estimator estimator() {
            return with(new GraphConvolutions(), Map.of("architectures", 40, "epochs", 5));
        }
    }

    @Nested
    class BonasContract extends PredictorTest.OnCells {
        @Override
        protected Estimator estimator() {
            return with(new Bonas(), Map.of("architectures", 40, "epochs", 5));
        }
    }

    @Nested
    class BrpNasContract extends PredictorTest.OnCells {
        @Override
        protected Estimator estimator() {
            return with(new BrpNas(), Map.of("architectures", 40, "epochs", 5, "width", 16));
        }
    }

    @Nested
    class NaoContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return with(new Nao(), Map.of("architectures", 40, "epochs", 4));
        }
    }

    @Nested
    class SemiNasContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return with(new SemiNas(), Map.of("architectures", 40, "epochs", 4, "second-epochs", 2));
        }
    }
}
