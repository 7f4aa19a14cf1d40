package org.nasgauge.assertions;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.assertions.SeededAssert.Seeds;

/**
 * Tests of a search space. Each seed draws one architecture; whatever is promised holds for all of them, or the message says for
 * how many it does not, and for the first what is wrong.
 * <pre>{@code
 * assertThat(new ThreeLayerSpace()).readsWhatItWrites().hasCanonicalKeys().hasSymmetricNeighbours().hasArchitectures(27);
 * }</pre>
 */
public final class SpaceAssert extends AbstractAssert<SpaceAssert, SearchSpace> {
    private Seeds seeds = new Seeds(0, 200);

    SpaceAssert(SearchSpace space) {
        super(space, SpaceAssert.class);
    }

    /** @param end behind the last */
    public SpaceAssert withSeeds(long first, long end) {
        seeds = new Seeds(first, end);
        return this;
    }

    /** Fails if a text of an architecture, in the field's form or another notation, is not read as that architecture. */
    public SpaceAssert readsWhatItWrites() {
        return holds("does not read what it writes", architecture -> {
            String text = actual.format(architecture);
            Architecture read = actual.parse(text);
            if (!read.equals(architecture)) {
                return Optional.of(Quoted.of(text) + " is read as " + read);
            }
            for (Notation notation : actual.notations()) {
                String other = notation.write(architecture);
                String is = actual.canonicalId(notation.read(other));
                if (!is.equals(actual.canonicalId(architecture))) {
                    return Optional.of(notation.name() + " " + Quoted.of(other) + " is read as " + Quoted.of(is));
                }
            }
            return Optional.empty();
        });
    }

    /** Fails if a network has two names: a canonical architecture has to be legal, its own canonical one, and named so. */
    public SpaceAssert hasCanonicalKeys() {
        return holds("has no canonical keys", architecture -> {
            Architecture canonical = actual.canonical(architecture);
            if (actual.violation(canonical).isPresent()) {
                return Optional.of("its canonical form " + canonical + " is none: "
                        + actual.violation(canonical).get());
            }
            Architecture again = actual.canonical(canonical);
            String key = actual.canonicalId(architecture);
            if (!again.equals(canonical)) {
                return Optional.of("its canonical form " + canonical + " has another one, " + again);
            }
            if (!key.equals(actual.canonicalId(canonical))) {
                return Optional.of("its key is " + Quoted.of(key) + ", and that of its canonical form "
                        + Quoted.of(actual.canonicalId(canonical)));
            }
            String read = actual.canonicalId(actual.parse(key));
            return read.equals(key)
                    ? Optional.empty()
                    : Optional.of("its key " + Quoted.of(key) + " is read as " + Quoted.of(read));
        });
    }

    /** Fails if an architecture is its own neighbour, has one that is illegal or stands twice, or is not one of its neighbours'. */
    public SpaceAssert hasSymmetricNeighbours() {
        return holds("has neighbours that are no such", architecture -> {
            List<Architecture> neighbours = actual.neighbours(architecture);
            Set<Architecture> seen = new HashSet<>(Set.of(architecture));
            for (Architecture neighbour : neighbours) {
                if (!seen.add(neighbour)) {
                    return Optional.of(neighbour + (neighbour.equals(architecture) ? " is its own" : " stands twice"));
                }
                if (actual.violation(neighbour).isPresent()) {
                    return Optional.of(neighbour + " is none: "
                            + actual.violation(neighbour).get());
                }
                if (!actual.neighbours(neighbour).contains(architecture)) {
                    return Optional.of(neighbour + " is one, but not the reverse");
                }
            }
            return Optional.empty();
        });
    }

    /** Fails if it does not number so many architectures, each with the number that leads to it. */
    public SpaceAssert hasArchitectures(int count) {
        EnumerableSpace space = numbered();
        if (space.size() != count) {
            failWithMessage("%s", space.name() + " has " + space.size() + " architectures instead of " + count);
        }
        for (int i = 0; i < count; i++) {
            Architecture architecture = space.at(i);
            if (space.violation(architecture).isPresent() || space.indexOf(architecture) != i) {
                failWithMessage(
                        "%s",
                        space.name() + ": number " + i + " is " + architecture
                                + space.violation(architecture)
                                        .map(why -> ", which is none: " + why)
                                        .orElseGet(() -> ", of which the number is " + space.indexOf(architecture)));
            }
        }
        return this;
    }

    /** Fails if its architectures are not so many different networks, told apart by their canonical keys. */
    public SpaceAssert hasNetworks(int count) {
        EnumerableSpace space = numbered();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < space.size(); i++) {
            keys.add(space.canonicalId(space.at(i)));
        }
        if (keys.size() != count) {
            failWithMessage("%s", space.name() + " has " + keys.size() + " different networks instead of " + count);
        }
        return this;
    }

    private EnumerableSpace numbered() {
        if (actual instanceof EnumerableSpace space) {
            return space;
        }
        throw new IllegalArgumentException(
                actual.name() + " does not number its architectures; expected an EnumerableSpace");
    }

    /** @param fault what is wrong with an architecture, if anything */
    private SpaceAssert holds(String otherwise, Function<Architecture, Optional<String>> fault) {
        int faulty = 0;
        Optional<String> first = Optional.empty();
        for (long seed : seeds.stream().toArray()) {
            Architecture drawn =
                    actual.sample(SeedTree.root(seed).child("space").generator());
            Optional<String> found = actual.violation(drawn)
                    .map(why -> "it was drawn, and is none: " + why)
                    .or(() -> thrown(fault, drawn));
            faulty += found.isPresent() ? 1 : 0;
            if (first.isEmpty() && found.isPresent()) {
                first = Optional.of("at seed " + seed + ", " + drawn + ": " + found.get());
            }
        }
        if (first.isPresent()) {
            failWithMessage(
                    "%s",
                    actual.name() + " " + otherwise + ", for " + faulty + " of " + seeds.count()
                            + " architectures that were drawn\nfirst " + first.get());
        }
        return this;
    }

    private static Optional<String> thrown(Function<Architecture, Optional<String>> fault, Architecture drawn) {
        try {
            return fault.apply(drawn);
        } catch (RuntimeException e) {
            return Optional.of("it throws " + e);
        }
    }
}
