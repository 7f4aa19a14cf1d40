package org.nasgauge.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Supernet;

/** What may be chosen on the way through a supernet. */
public final class Paths {
    private static final int TRIES = 100_000;

    private final SearchSpace space;
    private final List<List<Integer>> choices;
    private final List<List<Boolean>> zeros;

    private Paths(SearchSpace space, List<List<Integer>> choices, List<List<Boolean>> zeros) {
        this.space = space;
        this.choices = choices;
        this.zeros = zeros;
    }

    /** @param none whether a choice that leaves nothing but zeros may be made */
    public static Paths of(SearchSpace space, Supernet supernet, boolean none) {
        List<List<Integer>> choices = new ArrayList<>();
        List<List<Boolean>> zeros = new ArrayList<>();
        for (int decision = 0; decision < space.decisions().size(); decision++) {
            int at = decision;
            int size = space.decisions().get(decision).size();
            List<Boolean> zero = IntStream.range(0, size)
                    .mapToObj(choice -> supernet.isZero(at, choice))
                    .toList();
            zeros.add(zero);
            choices.add(IntStream.range(0, size)
                    .filter(choice -> none || !zero.get(choice))
                    .boxed()
                    .toList());
            if (choices.get(decision).isEmpty()) {
                throw new IllegalArgumentException("'none' is all that there is to choose for "
                        + space.decisions().get(decision).name());
            }
        }
        return new Paths(space, choices, zeros);
    }

    /** Those that make one choice: the part of the supernet that a split on its decision gives. */
    public Paths with(int decision, int choice) {
        List<List<Integer>> fewer = new ArrayList<>(choices);
        fewer.set(decision, List.of(choice));
        return new Paths(space, fewer, zeros);
    }

    public SearchSpace space() {
        return space;
    }

    /** Those of a decision that may be made. */
    public List<Integer> choices(int decision) {
        return choices.get(decision);
    }

    public int decisions() {
        return choices.size();
    }

    public boolean isZero(int decision, int choice) {
        return zeros.get(decision).get(choice);
    }

    /** Each choice by itself, all with equal chance; again until the space has the architecture. */
    public Architecture uniform(SeededRandom random) {
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
        List<Decision> decisions = space.decisions();
        return IntStream.range(0, decisions())
                .allMatch(decision -> IntStream.range(0, decisions())
                        .anyMatch(other -> decisions
                                        .get(other)
                                        .node()
                                        .equals(decisions.get(decision).node())
                                && !isZero(other, architecture.choice(other))));
    }
}
