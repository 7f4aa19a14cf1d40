package org.nasgauge.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;

/**
 * A toy: every combination of some independent decisions, in lexicographic order, written as {@code 0-2-1}. No two
 * genomes are the same network. By turns, decisions are about an operation and a connection of one node.
 */
public final class ProductSpace implements EnumerableSpace {
    private final List<Decision> decisions;
    private final int size;

    private ProductSpace(List<Decision> decisions) {
        this.decisions = decisions;
        this.size = decisions.stream().mapToInt(Decision::size).reduce(1, Math::multiplyExact);
    }

    /** @param choices for each decision, how many choices it has; at least 1 */
    public static ProductSpace of(int... choices) {
        return new ProductSpace(IntStream.range(0, choices.length)
                .mapToObj(i -> new Decision(
                        "d" + i,
                        IntStream.range(0, choices[i])
                                .mapToObj(Integer::toString)
                                .toList(),
                        i % 2 == 0 ? Decision.Kind.OPERATION : Decision.Kind.CONNECTION,
                        "n" + i / 2))
                .toList());
    }

    @Override
    public String name() {
        return "product" + decisions.stream().map(Decision::size).toList();
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public Optional<String> violation(Architecture architecture) {
        if (architecture.length() != decisions.size()) {
            return Optional.of(architecture.length() + " choices for " + decisions.size() + " decisions");
        }
        return IntStream.range(0, decisions.size())
                .filter(i -> architecture.choice(i) < 0
                        || architecture.choice(i) >= decisions.get(i).size())
                .mapToObj(i -> "no choice " + architecture.choice(i) + " at decision " + i)
                .findFirst();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(Architecture architecture) {
        int index = 0;
        for (int i = 0; i < decisions.size(); i++) {
            index = index * decisions.get(i).size() + architecture.choice(i);
        }
        return index;
    }

    @Override
    public Architecture at(int index) {
        int[] choices = new int[decisions.size()];
        int rest = index;
        for (int i = choices.length - 1; i >= 0; i--) {
            choices[i] = rest % decisions.get(i).size();
            rest /= decisions.get(i).size();
        }
        return Architecture.of(choices);
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            for (int choice = 0; choice < decisions.get(i).size(); choice++) {
                if (choice != architecture.choice(i)) {
                    neighbours.add(architecture.with(i, choice));
                }
            }
        }
        return neighbours;
    }

    @Override
    public Architecture mutate(Architecture architecture, SeededRandom random) {
        List<Architecture> neighbours = neighbours(architecture);
        return neighbours.isEmpty() ? architecture : random.choose(neighbours);
    }

    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        int[] choices = mother.choices();
        Arrays.setAll(choices, i -> random.nextBoolean() ? mother.choice(i) : father.choice(i));
        return Architecture.of(choices);
    }

    @Override
    public Architecture parse(String text) {
        String[] parts = text.split("-", -1);
        int[] choices = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            choices[i] = i < decisions.size() ? decisions.get(i).choices().indexOf(parts[i]) : 0;
        }
        Architecture parsed = Architecture.of(choices);
        violation(parsed).ifPresent(reason -> {
            throw new IllegalArgumentException("'" + text + "' is not in " + name() + ": " + reason);
        });
        return parsed;
    }

    @Override
    public String format(Architecture architecture) {
        return Arrays.stream(architecture.choices()).mapToObj(Integer::toString).collect(Collectors.joining("-"));
    }

    @Override
    public Architecture canonical(Architecture architecture) {
        return architecture;
    }
}
