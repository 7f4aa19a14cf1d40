package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Layer;

@ParameterizedClass
@EnumSource(Backends.class)
class DropoutTest {
    private static final Shape SHAPE = new Shape(200, 2, 2, 3);

    private final Backends backends;

    DropoutTest(Backends backends) {
        this.backends = backends;
    }

    private static Tensor record(Tape tape, Layer layer) {
        Tensor x = tape.input("x", SHAPE);
        x.value().fill(1);
        return tape.record(new LayerOperations(tape).of("dropout", "dropout", layer, List.of(x)));
    }

    @Test
    void dropsElementsAndScalesTheOthers() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor y = record(tape, new Layer.Dropout(0.2));
            tape.forward(Mode.TRAINING);
            float[] values = y.value().toArray();
            int dropped = 0;
            for (float value : values) {
                assertThat(value).isIn(0f, 1.25f);
                dropped += value == 0 ? 1 : 0;
            }
            assertThat(dropped).isBetween(values.length / 5 - 60, values.length / 5 + 60); // three deviations
            y.gradient().fill(2);
            tape.backward(y);
            for (int i = 0; i < values.length; i++) {
                assertThat(tape.tensor("x").gradient().get(i)).isEqualTo(2 * values[i]);
            }
        }
    }

    @Test
    void dropsPathsImageByImage() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor y = record(tape, new Layer.PathDropping(0.5));
            tape.forward(Mode.TRAINING);
            int each = SHAPE.elementsEach();
            int dropped = 0;
            for (int image = 0; image < SHAPE.batch(); image++) {
                float first = y.value().get(image * each);
                assertThat(first).isIn(0f, 2f);
                for (int i = 0; i < each; i++) {
                    assertThat(y.value().get(image * each + i)).isEqualTo(first);
                }
                dropped += first == 0 ? 1 : 0;
            }
            assertThat(dropped).isBetween(79, 121); // three deviations
        }
    }

    @Test
    void isOffInInference() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor y = record(tape, new Layer.Dropout(0.9));
            tape.forward(Mode.INFERENCE);
            assertThat(y.value().toArray()).containsOnly(1);
        }
    }

    @Test
    void drawsAnewEachPassAndTheSameForTheSameSeed() {
        float[][] first = twoPasses(1);
        assertThat(first[0]).isNotEqualTo(first[1]);
        assertThat(twoPasses(1)).isDeepEqualTo(first);
        assertThat(twoPasses(2)[0]).isNotEqualTo(first[0]);
    }

    /** The second on another tape over the same set, as when a training is left and gone on with. */
    private float[][] twoPasses(int seed) {
        float[][] passes = new float[2][];
        try (ParameterSet set = new ParameterSet(backends.make(), SeedTree.root(seed))) {
            for (int pass = 0; pass < 2; pass++) {
                try (Tape tape = new Tape(set)) {
                    Tensor y = record(tape, new Layer.Dropout(0.5));
                    tape.forward(Mode.TRAINING);
                    passes[pass] = y.value().toArray();
                }
            }
        }
        return passes;
    }
}
