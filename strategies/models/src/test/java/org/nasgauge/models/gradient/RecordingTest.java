package org.nasgauge.models.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class RecordingTest {
    /** What is made of two matrices of five rows and seven columns. */
    @FunctionalInterface
    private interface Operation extends BiFunction<Recording, Matrix[], Matrix> {}

    static Stream<Named<Operation>> operations() {
        SparseMatrix sparse = new SparseMatrix(3, 5);
        sparse.add(0, 4, 0.5);
        sparse.add(2, 1, -2);
        sparse.add(2, 4, 1.5);
        int[] classes = {6, 0, 3, 3, 1};
        return Stream.of(
                named("product", (r, m) -> r.product(m[0], Arrangement.rows(r, square(r, m[1]), 0, 7))),
                named("plusRow", (r, m) -> r.plusRow(m[0], Arrangement.rows(r, m[1], 2, 1))),
                named("sum", (r, m) -> r.sum(m[0], m[1])),
                named("minus", (r, m) -> r.minus(m[0], m[1])),
                named("times", (r, m) -> r.times(m[0], m[1])),
                named("twice the same", (r, m) -> r.times(m[0], r.sum(m[0], m[0]))),
                named("scaled", (r, m) -> r.scaled(m[0], -3)),
                named("tanh", (r, m) -> r.tanh(m[0])),
                named("sigmoid", (r, m) -> r.sigmoid(m[0])),
                named("rectified", (r, m) -> r.rectified(m[0])),
                named("absolute", (r, m) -> r.absolute(m[0])),
                named("squared", (r, m) -> r.squared(m[0])),
                named("dropped", (r, m) -> r.dropped(m[0], 0.4)),
                named("sparse", (r, m) -> sparse.times(r, m[0])),
                named(
                        "picking",
                        (r, m) -> SparseMatrix.picking(new int[] {3, 3, 0}, 5).times(r, m[0])),
                named("columns", (r, m) -> Arrangement.columns(r, m[0], 2, 3)),
                named("rows", (r, m) -> Arrangement.rows(r, m[0], 1, 2)),
                named("below", (r, m) -> Arrangement.below(r, List.of(m[0], m[1], m[0]))),
                named("beside", (r, m) -> Arrangement.beside(r, m[0], m[1])),
                named("layerNormalization", (r, m) -> new LayerNormalization(new Parameters(), 7).of(r, m[0])),
                named("unit", (r, m) -> Rows.unit(r, m[0])),
                named("softmax", (r, m) -> Rows.softmax(r, m[0])),
                named("crossEntropy", (r, m) -> Rows.crossEntropy(r, m[0], classes)),
                named(
                        "attention",
                        (r, m) -> Rows.attended(
                                r,
                                r.tanh(Arrangement.rows(r, m[0], 0, 4)),
                                r.tanh(Arrangement.rows(r, m[1], 0, 4)),
                                2)));
    }

    private static Matrix square(Recording r, Matrix m) {
        return Arrangement.below(r, List.of(m, Arrangement.rows(r, m, 0, 2)));
    }

    private static Named<Operation> named(String name, Operation operation) {
        return Named.of(name, operation);
    }

    /** Of what comes out, squared after a shift that differs from number to number: no slope is lost in a sum. */
    @ParameterizedTest
    @MethodSource("operations")
    void theGradientIsThatOfFiniteDifferences(Operation operation) {
        SeededRandom random = SeedTree.root(1).generator();
        Parameters parameters = new Parameters();
        Matrix[] inputs = {parameters.normal(5, 7, random), parameters.normal(5, 7, random)};
        FiniteDifferences.check(parameters, recording -> {
            Matrix made = operation.apply(recording, inputs);
            double[] shift = new double[made.rows() * made.columns()];
            for (int i = 0; i < shift.length; i++) {
                shift[i] = StrictMath.sin(i + 1);
            }
            Matrix shifts = Matrix.constant(made.rows(), made.columns());
            System.arraycopy(shift, 0, shifts.values, 0, shift.length);
            return recording.mean(recording.squared(recording.minus(made, shifts)));
        });
    }

    @Test
    void normalizingABatchHasTheGradientOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(2).generator();
        Parameters parameters = new Parameters();
        Matrix input = parameters.normal(6, 3, random);
        BatchNormalization normalization = new BatchNormalization(parameters, 3);
        Matrix weights = parameters.normal(3, 1, random);
        FiniteDifferences.check(
                parameters,
                recording ->
                        recording.mean(recording.tanh(recording.product(normalization.of(recording, input), weights))));
    }

    /** Two columns whose running averages are known: with unit variance and mean 0 at first, a tenth of the way each time. */
    @Test
    void aPredictionNormalizesByRunningAverages() {
        Parameters parameters = new Parameters();
        BatchNormalization normalization = new BatchNormalization(parameters, 1);
        Matrix batch = Matrix.of(new double[] {1, 3}, new int[] {0, 1});
        normalization.of(Recording.learning(SeedTree.root(1).generator()), batch);
        double predicted = normalization.of(Recording.predicting(), batch).at(0, 0);
        assertThat(predicted).isCloseTo((1 - 0.2) / StrictMath.sqrt(0.9 + 0.1 * 2 + 1e-5), within(1e-12));
    }

    @Test
    void aProductIsThatOfItsDefinition() {
        SeededRandom random = SeedTree.root(3).generator();
        for (int[] size : new int[][] {{1, 1, 1}, {3, 4, 5}, {5, 9, 2}, {8, 7, 33}}) {
            Parameters parameters = new Parameters();
            Matrix a = parameters.normal(size[0], size[1], random);
            Matrix b = parameters.normal(size[1], size[2], random);
            Matrix product = Recording.predicting().product(a, b);
            for (int row = 0; row < size[0]; row++) {
                for (int column = 0; column < size[2]; column++) {
                    double sum = 0;
                    for (int k = 0; k < size[1]; k++) {
                        sum += a.at(row, k) * b.at(k, column);
                    }
                    assertThat(product.at(row, column)).isCloseTo(sum, within(1e-12));
                }
            }
        }
    }

    @Test
    void nothingIsRememberedOfAPrediction() {
        Parameters parameters = new Parameters();
        Matrix weights = parameters.constant(1, 1, 2);
        assertThat(Recording.predicting().squared(weights).isConstant()).isTrue();
        assertThat(Recording.predicting().dropped(weights, 0.5).at(0, 0)).isEqualTo(2);
    }
}
