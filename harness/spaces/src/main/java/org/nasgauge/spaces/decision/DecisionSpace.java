package org.nasgauge.spaces.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;

/**
 * A space whose elementary change is another choice at one decision. Every combination of choices is valid unless
 * {@link #brokenRule} says otherwise, and no two are the same network unless {@link #canonical} says so.
 */
public abstract class DecisionSpace implements SearchSpace {
    private final String name;
    private final List<Decision> decisions;
    private final int changes;

    /** @param decisions at most 64 */
    protected DecisionSpace(String name, List<Decision> decisions) {
        this.name = name;
        this.decisions = List.copyOf(decisions);
        this.changes =
                decisions.stream().mapToInt(decision -> decision.size() - 1).sum();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Decision> decisions() {
        return decisions;
    }

    @Override
    public final Optional<String> violation(Architecture genome) {
        if (genome.length() != decisions.size()) {
            return Optional.of(genome + " has " + genome.length() + " decisions; " + name + " has " + decisions.size());
        }
        for (int i = 0; i < decisions.size(); i++) {
            int choice = genome.choice(i);
            Decision decision = decisions.get(i);
            if (choice < 0 || choice >= decision.size()) {
                return Optional.of(genome + ": choice " + choice + " for " + decision.name() + " is not from 0 to "
                        + (decision.size() - 1));
            }
        }
        return brokenRule(genome);
    }

    /** Why a combination of choices that exist is not valid. */
    protected Optional<String> brokenRule(Architecture genome) {
        return Optional.empty();
    }

    /** Each choice with equal chance, until the genome is valid: uniform over the valid genomes. */
    @Override
    public Architecture sample(SeededRandom random) {
        while (true) {
            int[] choices = new int[decisions.size()];
            for (int i = 0; i < choices.length; i++) {
                choices[i] = random.nextInt(decisions.get(i).size());
            }
            Architecture genome = Architecture.of(choices);
            if (brokenRule(genome).isEmpty()) {
                return genome;
            }
        }
    }

    /** By decision, then by choice. */
    @Override
    public List<Architecture> neighbours(Architecture genome) {
        List<Architecture> neighbours = new ArrayList<>(changes);
        for (int change = 0; change < changes; change++) {
            Architecture neighbour = changed(genome, change);
            if (brokenRule(neighbour).isEmpty()) {
                neighbours.add(neighbour);
            }
        }
        return neighbours;
    }

    @Override
    public Architecture mutate(Architecture genome, SeededRandom random) {
        while (true) {
            Architecture neighbour = changed(genome, random.nextInt(changes));
            if (brokenRule(neighbour).isEmpty()) {
                return neighbour;
            }
        }
    }

    private Architecture changed(Architecture genome, int change) {
        int decision = 0;
        int other = change;
        while (other >= decisions.get(decision).size() - 1) {
            other -= decisions.get(decision).size() - 1;
            decision++;
        }
        return genome.with(decision, other < genome.choice(decision) ? other : other + 1);
    }

    /** Drawn anew until the child is valid. */
    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        while (true) {
            long coins = random.nextLong();
            int[] choices = mother.choices();
            for (int i = 0; i < choices.length; i++) {
                if ((coins >>> (Long.SIZE - 1 - i) & 1) == 1) {
                    choices[i] = father.choice(i);
                }
            }
            Architecture child = Architecture.of(choices);
            if (brokenRule(child).isEmpty()) {
                return child;
            }
        }
    }

    @Override
    public Architecture canonical(Architecture genome) {
        return genome;
    }

    /**
     * What a text was read as, if it is valid and the text is its only name.
     *
     * @param form what a text looks like, for the message
     * @throws IllegalArgumentException if not
     */
    protected final Architecture readFrom(String text, Architecture genome, String form) {
        violation(genome).ifPresent(reason -> {
            throw refused(text, reason + "; " + form);
        });
        if (!format(genome).equals(text)) {
            throw refused(text, form);
        }
        return genome;
    }

    protected final IllegalArgumentException refused(String text, String reason) {
        return new IllegalArgumentException(Quoted.of(text) + " is no architecture of " + name + ": " + reason);
    }
}
