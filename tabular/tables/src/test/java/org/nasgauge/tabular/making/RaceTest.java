package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class RaceTest {
    private static final int CLASSES = 400;
    private static final Race RACE = new Race(0.05, 10);

    private static Race.Seen seen(double... finals) {
        return new Race.Seen(
                new TreeSet<>(IntStream.range(0, finals.length).boxed().toList()),
                IntStream.range(0, finals.length).mapToObj(i -> finals[i]).toList());
    }

    /** 20 classes with deviation 1 between two seeds: the second best has to be reached. */
    private static SortedMap<Integer, Race.Seen> ladder() {
        SortedMap<Integer, Race.Seen> classes = new TreeMap<>();
        for (int row = 0; row < 20; row++) {
            double half = 1 / Math.sqrt(2);
            classes.put(row, seen(80 - row + half, 80 - row - half));
        }
        return classes;
    }

    /** Two means are each 1.645 / √2 = 1.163 wide: the bar stands at 79 - 1.163, and 76.7 + 1.163 would reach it. */
    @Test
    void whoseIntervalReachesTheLastOfTheBestIsTrainedUnderTheNextSeed() {
        assertThat(new Race(0.1, 10).round(ladder()))
                .containsOnlyKeys(0, 1, 2, 3)
                .containsValue(2);
        assertThat(new Race(0.05, 10).round(ladder())).containsOnlyKeys(0, 1, 2);
    }

    @Test
    void nobodyIsTrainedMoreOftenThanAsked() {
        assertThat(new Race(0.1, 2).round(ladder())).isEmpty();
        SortedMap<Integer, Race.Seen> failed = ladder();
        failed.put(0, new Race.Seen(Set.of(0, 1, 2), List.of(80.7, 79.3)));
        assertThat(new Race(0.1, 3).round(failed)).containsOnlyKeys(1, 2, 3);
        assertThat(new Race(0.1, 4).round(failed)).containsEntry(0, 3).containsEntry(1, 2);
    }

    @Test
    void aClassWithoutAWholeTrainingDoesNotRun() {
        SortedMap<Integer, Race.Seen> classes = ladder();
        classes.put(0, new Race.Seen(Set.of(0, 1), List.of()));
        assertThat(new Race(0.1, 10).round(classes)).doesNotContainKey(0).isNotEmpty();
        assertThat(RACE.round(new TreeMap<>())).isEmpty();
    }

    /** Of the truly best, those lost are few; and what is trained in all is far less than everything ten times. */
    @Test
    void theBestAreKeptInMostOfManyRaces() {
        int races = 40;
        int lost = 0;
        long trainings = 0;
        for (int i = 0; i < races; i++) {
            SeededRandom random = SeedTree.root(i).generator();
            double[] truth = IntStream.range(0, CLASSES)
                    .mapToDouble(row -> 80 + random.nextGaussian())
                    .toArray();
            SortedMap<Integer, Race.Seen> classes = new TreeMap<>();
            for (int row = 0; row < CLASSES; row++) {
                classes.put(row, new Race.Seen(new TreeSet<>(), new ArrayList<>()));
                train(classes, row, 0, truth, random);
            }
            for (int row = 0; row < CLASSES / 4; row++) {
                train(classes, row, 1, truth, random);
            }
            SortedMap<Integer, Integer> round = RACE.round(classes);
            for (; !round.isEmpty(); round = RACE.round(classes)) {
                round.forEach((row, seed) -> train(classes, row, seed, truth, random));
            }
            double bar = IntStream.range(0, CLASSES)
                    .mapToDouble(row -> truth[row])
                    .sorted()
                    .toArray()[CLASSES - CLASSES / 20];
            lost += (int) classes.entrySet().stream()
                    .filter(of ->
                            truth[of.getKey()] >= bar && of.getValue().finals().size() < 10)
                    .count();
            trainings +=
                    classes.values().stream().mapToInt(of -> of.finals().size()).sum();
        }
        assertThat(lost).isLessThan(races * CLASSES / 20 / 20);
        assertThat(trainings).isLessThan(4L * races * CLASSES);
    }

    private static void train(
            SortedMap<Integer, Race.Seen> classes, int row, int seed, double[] truth, SeededRandom random) {
        Race.Seen seen = Objects.requireNonNull(classes.get(row));
        seen.asked().add(seed);
        seen.finals().add(truth[row] + 0.5 * random.nextGaussian());
    }

    @Test
    void refusesWhatIsNoRace() {
        assertThatThrownBy(() -> new Race(0, 10)).hasMessageContaining("a share of 0.0");
        assertThatThrownBy(() -> new Race(1, 10)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Race(Double.NaN, 10)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Race(0.1, 1)).hasMessageContaining("at most 1 trainings");
    }
}
