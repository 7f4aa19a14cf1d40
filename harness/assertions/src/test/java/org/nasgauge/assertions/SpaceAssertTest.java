package org.nasgauge.assertions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.assertions.NasAssertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/** A space that keeps its promises passes; one that breaks a single one of them fails by that one, with a counterexample. */
class SpaceAssertTest {
    private static final EnumerableSpace SOUND =
            (EnumerableSpace) OnTable.Tables.open(OnTable.Tables.STANDARD).space();

    /** The sound space but for one method. */
    private static EnumerableSpace broken(String method, Function<Object[], Object> other) {
        return (EnumerableSpace) Proxy.newProxyInstance(
                EnumerableSpace.class.getClassLoader(),
                new Class<?>[] {EnumerableSpace.class},
                (proxy, called, given) -> {
                    if (called.getName().equals(method)) {
                        return other.apply(given);
                    }
                    try {
                        return called.invoke(SOUND, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static void fails(ThrowingCallable promise, String... words) {
        assertThatThrownBy(promise).isInstanceOf(AssertionError.class).hasMessageContainingAll(words);
    }

    @Test
    void whatIsSoundPasses() {
        assertThat(SOUND)
                .readsWhatItWrites()
                .hasCanonicalKeys()
                .hasSymmetricNeighbours()
                .hasArchitectures(729)
                .hasNetworks(127);
    }

    @Test
    void textsThatAreReadOtherwiseAreShown() {
        Architecture always = SOUND.at(5);
        fails(
                () -> assertThat(broken("parse", given -> always))
                        .withSeeds(0, 40)
                        .readsWhatItWrites(),
                "does not read what it writes, for ",
                " of 40 architectures that were drawn\nfirst at seed 0, ",
                "is read as " + always);
        fails(
                () -> assertThat(broken("parse", given -> {
                            throw new IllegalArgumentException("no such text");
                        }))
                        .readsWhatItWrites(),
                "for 200 of 200",
                "it throws java.lang.IllegalArgumentException: no such text");
    }

    @Test
    void keysThatAreNotCanonicalAreShown() {
        fails(
                () -> assertThat(broken("canonical", given -> ((Architecture) given[0]).with(0, 9)))
                        .hasCanonicalKeys(),
                "has no canonical keys, for 200 of 200",
                "its canonical form ",
                " is none: ");
        fails(
                () -> assertThat(broken("canonical", given -> {
                            Architecture one = (Architecture) given[0];
                            return one.with(0, (one.choice(0) + 1) % 3);
                        }))
                        .hasCanonicalKeys(),
                "has another one");
        fails(
                () -> assertThat(broken("canonicalId", given -> SOUND.format((Architecture) given[0])))
                        .hasCanonicalKeys(),
                "its key is ",
                " that of its canonical form ");
    }

    @Test
    void neighboursThatAreNoneAreShown() {
        fails(
                () -> assertThat(broken("neighbours", given -> List.of(SOUND.at(7))))
                        .hasSymmetricNeighbours(),
                "but not the reverse");
        fails(
                () -> assertThat(broken("neighbours", given -> List.of(given[0])))
                        .hasSymmetricNeighbours(),
                "is its own");
        fails(
                () -> assertThat(broken("neighbours", given -> List.of(((Architecture) given[0]).with(1, 9))))
                        .hasSymmetricNeighbours(),
                " is none: ");
    }

    @Test
    void countsAreHeld() {
        fails(() -> assertThat(SOUND).hasArchitectures(730), "has 729 architectures instead of 730");
        fails(() -> assertThat(SOUND).hasNetworks(126), "has 127 different networks instead of 126");
        fails(() -> assertThat(broken("indexOf", given -> 0)).hasArchitectures(729), "number 1 is ", "the number is 0");
    }

    @Test
    void whatIsDrawnHasToBeOne() {
        Architecture none = SOUND.at(0).with(0, 9);
        fails(() -> assertThat(broken("sample", given -> none)).hasCanonicalKeys(), "it was drawn, and is none: ");
    }
}
