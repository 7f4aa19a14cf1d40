package org.nasgauge.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetChoices;

/**
 * What may be chosen on the way through a supernet, decision by decision: of its space, where architectures are drawn, or of
 * the supernet, where these are mixed. They are the same unless it has {@linkplain SupernetChoices choices of its own}.
 */
public final class Paths {
    private static final int TRIES = 100_000;

    private final SearchSpace space;
    /** What is decided, where it is not the decisions of the space. */
    private final Optional<SupernetChoices> own;

    private final List<List<Integer>> choices;
    private final List<List<Boolean>> zeros;

    private Paths(
            SearchSpace space, Optional<SupernetChoices> own, List<List<Integer>> choices, List<List<Boolean>> zeros) {
        this.space = space;
        this.own = own;
        this.choices = choices;
        this.zeros = zeros;
    }

    /**
     * By the decisions of a space.
     *
     * @param none whether a choice that leaves nothing but zeros may be made
     */
    public static Paths of(SearchSpace space, Supernet supernet, boolean none) {
        return of(
                space,
                Optional.empty(),
                supernet.own().isEmpty() ? supernet::isZero : (decision, choice) -> false,
                none);
    }

    /**
     * By what the supernet has to choose.
     *
     * @param none whether a choice that leaves nothing but zeros is mixed
     * @throws IllegalArgumentException if it has numbers of channels to choose
     */
    public static Paths mixed(SearchSpace space, Supernet supernet, boolean none) {
        if (!supernet.widths().isEmpty()) {
            throw new IllegalArgumentException(
                    "numbers of channels are chosen in " + space.name() + ", and they are not mixed");
        }
        return of(space, supernet.own(), supernet::isZero, none);
    }

    private interface Zeros {
        boolean has(int decision, int choice);
    }

    private static Paths of(SearchSpace space, Optional<SupernetChoices> own, Zeros leftBy, boolean none) {
        List<List<Integer>> choices = new ArrayList<>();
        List<List<Boolean>> zeros = new ArrayList<>();
        for (Decision decision : own.map(SupernetChoices::decisions).orElseGet(space::decisions)) {
            int at = choices.size();
            List<Boolean> zero = IntStream.range(0, decision.size())
                    .mapToObj(choice -> leftBy.has(at, choice))
                    .toList();
            zeros.add(zero);
            choices.add(IntStream.range(0, decision.size())
                    .filter(choice -> none || !zero.get(choice))
                    .boxed()
                    .toList());
            if (choices.get(at).isEmpty()) {
                throw new IllegalArgumentException("'none' is all that there is to choose for " + decision.name());
            }
        }
        return new Paths(space, own, choices, zeros);
    }

    /** Those that make one choice: the part of the supernet that a split on its decision gives. */
    public Paths with(int decision, int choice) {
        List<List<Integer>> fewer = new ArrayList<>(choices);
        fewer.set(decision, List.of(choice));
        return new Paths(space, own, fewer, zeros);
    }

    public SearchSpace space() {
        return space;
    }

    /** Those of a decision that may be made. */
    public List<Integer> choices(int decision) {
        return choices.get(decision);
    }

    /** What an architecture chooses, decision by decision. */
    public int[] choices(Architecture architecture) {
        return own.map(of -> of.of(architecture)).orElseGet(architecture::choices);
    }

    public int decisions() {
        return choices.size();
    }

    public Decision decision(int number) {
        return all().get(number);
    }

    private List<Decision> all() {
        return own.map(SupernetChoices::decisions).orElseGet(space::decisions);
    }

    /** The decisions that come to one node, for each node. */
    public List<List<Integer>> nodes() {
        return all().stream()
                .map(Decision::node)
                .distinct()
                .map(node -> IntStream.range(0, decisions())
                        .filter(at -> decision(at).node().equals(node))
                        .boxed()
                        .toList())
                .toList();
    }

    public boolean isZero(int decision, int choice) {
        return zeros.get(decision).get(choice);
    }

    /**
     * Each choice by itself, all with equal chance; again until the space has the architecture. Of the supernet's own
     * choices, those of an architecture that the space draws.
     */
    public Architecture uniform(SeededRandom random) {
        if (own.isPresent()) {
            return space.sample(random);
        }
        for (int tries = 0; tries < TRIES; tries++) {
            int[] drawn = new int[decisions()];
            for (int decision = 0; decision < drawn.length; decision++) {
                drawn[decision] = random.choose(choices.get(decision));
            }
            Architecture architecture = Architecture.of(drawn);
            if (space.violation(architecture).isEmpty()) {
                return architecture;
            }
        }
        throw new IllegalArgumentException(
                "the space " + space.name() + " has hardly an architecture among its choices");
    }

    /** Whether each part of the network that decisions belong to together is left something else than zeros. */
    boolean carriesEverywhere(Architecture architecture) {
        int[] chosen = choices(architecture);
        return nodes().stream()
                .allMatch(node -> node.stream().anyMatch(decision -> !isZero(decision, chosen[decision])));
    }
}
