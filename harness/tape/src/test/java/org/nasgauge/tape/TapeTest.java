package org.nasgauge.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;

@ParameterizedClass
@EnumSource(Backends.class)
class TapeTest {
    private static final Shape SHAPE = new Shape(1, 1, 1, 2);

    private final Backends backends;

    TapeTest(Backends backends) {
        this.backends = backends;
    }

    @Test
    void gradientsOfABranchThatTheLossDoesNotSeeAreNotReached() {
        try (Tape tape = new Tape(backends.make())) {
            Tensor x = tape.input("x", SHAPE);
            Tensor seen = tape.record(tape.parameterSet().backend().sum("seen", List.of(x)));
            Tensor unseen = tape.record(tape.parameterSet().backend().rectifier("unseen", x));
            x.value().fill(1);
            tape.forward(Mode.TRAINING);
            unseen.gradient().fill(7);
            seen.gradient().fill(2);
            tape.backward(seen);
            assertThat(unseen.reached()).isFalse();
            assertThat(x.gradient().toArray()).containsOnly(2);
        }
    }

    /** By hand, for rate 0.1, momentum 0.9 and decay 0.5. */
    @Test
    void nesterovStepsFollowTheirDefinition() {
        try (ParameterSet parameters = new ParameterSet(backends.make(), SeedTree.root(1))) {
            Parameter w = parameters.parameter("w", 1, 1);
            w.gradient().fill(2);
            NesterovSgd sgd = new NesterovSgd(List.of(w), 0.9, 0.5);
            sgd.step(0.1);
            // g = 2 + 0.5; v = 2.5; w = 1 - 0.1 (2.5 + 0.9 * 2.5)
            assertThat(w.value().get(0)).isEqualTo(0.525f);
            sgd.step(0.1);
            // g = 2.2625; v = 4.5125; w = 0.525 - 0.1 (2.2625 + 0.9 * 4.5125)
            assertThat(w.value().get(0)).isCloseTo(-0.107375f, within(1e-6f));
        }
    }

    @Test
    void refusesWhatCannotBeRecorded() {
        try (Tape tape = new Tape(backends.make());
                Tape another = new Tape(backends.make())) {
            Tensor x = tape.input("x", SHAPE);
            assertThatThrownBy(() -> tape.input("x", SHAPE)).hasMessage("two tensors with the name x");
            assertThatThrownBy(() ->
                            another.record(another.parameterSet().backend().rectifier("y", x)))
                    .hasMessageContaining("not on this tape");
            assertThatThrownBy(() -> tape.tensor("z")).hasMessage("no z among [x]");
        }
    }

    @Test
    void aClosedTapeRunsNoMore() {
        Tape tape = new Tape(backends.make());
        tape.close();
        tape.close();
        assertThatThrownBy(() -> tape.forward(Mode.TRAINING)).isInstanceOf(IllegalStateException.class);
    }
}
