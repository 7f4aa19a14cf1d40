package org.nasgauge.oneshot.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.oneshot.meta.FewShotTasks.Shape;
import org.nasgauge.oneshot.meta.FewShotTasks.Task;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

class FewShotTasksTest {
    private static final SharedWeights SHARED = SmallTasks.shared();

    /** Images by their first pixel, which no two share. */
    private static Map<Float, Integer> numbers(SharedWeights.Images images) {
        Batch all = images.batch(IntStream.range(0, images.size()).toArray());
        Map<Float, Integer> numbers = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            numbers.put(all.pixels()[i * 16], i);
        }
        assertThat(numbers).hasSize(images.size());
        return numbers;
    }

    private static List<Integer> of(Batch batch, Map<Float, Integer> numbers) {
        return IntStream.range(0, batch.labels().length)
                .mapToObj(i -> numbers.get(batch.pixels()[i * 16]))
                .toList();
    }

    @Test
    void tasksAreExactByCountAndShareNothing() {
        Map<Float, Integer> training = numbers(SHARED.training());
        Map<Float, Integer> validation = numbers(SHARED.validation());
        for (int seed = 0; seed < 100; seed++) {
            Shape shape = new Shape(2 + seed % 3, 1 + seed % 5, 1 + seed % 7);
            FewShotTasks tasks = new FewShotTasks(SHARED, shape, 4, SeedTree.root(seed));
            assertThat(tasks.learningClasses()).hasSize(4).doesNotContainAnyElementsOf(tasks.testClasses());
            assertThat(tasks.testClasses()).hasSize(4);
            for (Task task : tasks.learning(seed, 3)) {
                isExact(task, shape, training, tasks.learningClasses());
            }
            isExact(tasks.test(seed), shape, validation, tasks.testClasses());
        }
    }

    private static void isExact(Task task, Shape shape, Map<Float, Integer> numbers, List<Integer> classes) {
        List<Integer> support = of(task.support(), numbers);
        List<Integer> query = of(task.query(), numbers);
        Set<Integer> all = new HashSet<>(support);
        all.addAll(query);
        assertThat(all)
                .hasSize(shape.ways() * (shape.shots() + shape.queries()))
                .doesNotContainNull();
        Map<Byte, Integer> classOf = new HashMap<>();
        Map<Byte, Integer> shots = new HashMap<>();
        Map<Byte, Integer> queries = new HashMap<>();
        count(task.support(), support, classOf, shots);
        count(task.query(), query, classOf, queries);
        assertThat(classOf.keySet()).hasSize(shape.ways()).allMatch(label -> label >= 0 && label < shape.ways());
        assertThat(new HashSet<>(classOf.values())).hasSize(shape.ways()).isSubsetOf(classes);
        assertThat(shots.values()).allMatch(count -> count == shape.shots());
        assertThat(queries.values()).allMatch(count -> count == shape.queries());
    }

    private static void count(
            Batch batch, List<Integer> images, Map<Byte, Integer> classOf, Map<Byte, Integer> counts) {
        for (int i = 0; i < images.size(); i++) {
            byte label = batch.labels()[i];
            int truth = images.get(i) % SmallTasks.CLASSES;
            assertThat(classOf.computeIfAbsent(label, first -> truth)).isEqualTo(truth);
            counts.merge(label, 1, Integer::sum);
        }
    }

    @Test
    void eachClassIsDrawnAsOftenAsAnother() {
        FewShotTasks tasks = SmallTasks.tasks(SHARED, 5);
        Map<Float, Integer> numbers = numbers(SHARED.training());
        Map<List<Integer>, Integer> drawn = new HashMap<>();
        int times = 3_000;
        for (Task task : tasks.learning(0, times)) {
            List<Integer> support = of(task.support(), numbers);
            List<Integer> classes = new ArrayList<>();
            for (int label = 0; label < 3; label++) {
                classes.add(support.get(2 * label) % SmallTasks.CLASSES);
            }
            drawn.merge(classes, 1, Integer::sum);
        }
        double expected = times / 24.0; // three of four classes, in each order
        assertThat(drawn).hasSize(24);
        double chiSquare = drawn.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(49.7); // one in a thousand is greater, of 23 degrees of freedom
    }

    @Test
    void theSeedDecidesAll() {
        FewShotTasks tasks = SmallTasks.tasks(SHARED, 5);
        FewShotTasks again = SmallTasks.tasks(SHARED, 5);
        again.learning(0, 2);
        assertThat(again.test(3).query().pixels())
                .isEqualTo(tasks.test(3).query().pixels());
        assertThat(again.test(4).query().pixels())
                .isNotEqualTo(tasks.test(3).query().pixels());
        assertThat(again.learning(7, 1).get(0).support().pixels())
                .isEqualTo(tasks.learning(7, 2).get(0).support().pixels());
        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed -> SmallTasks.tasks(SHARED, seed).testClasses())
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 4, ways: 1",
        "2, 0, 1, 4, shots: 0",
        "2, 1, 0, 4, queries: 0",
        "3, 1, 1, 2, test-classes: 2 of 8",
        "3, 1, 1, 6, test-classes: 6 of 8",
        "3, 20, 11, 4, has 30 images; expected 31"
    })
    void whatCannotBeDrawnIsRefused(int ways, int shots, int queries, int testClasses, String message) {
        assertThatThrownBy(
                        () -> new FewShotTasks(SHARED, new Shape(ways, shots, queries), testClasses, SeedTree.root(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
