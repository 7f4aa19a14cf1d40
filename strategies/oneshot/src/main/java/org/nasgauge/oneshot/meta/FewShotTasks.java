package org.nasgauge.oneshot.meta;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * Tasks of few images each, drawn from a data set. Some of its classes are drawn by the seed to test on: learning sees training
 * images of the others alone, tests see validation images of these alone.
 */
public final class FewShotTasks {
    private final Shape shape;
    private final SeedTree seed;
    private final Pool learning;
    private final Pool testing;

    /**
     * How large a task is.
     *
     * @param ways classes of a task
     * @param shots images of each, to adapt to
     * @param queries other images of each, to be judged on
     */
    public record Shape(int ways, int shots, int queries) {
        public Shape {
            require("ways", ways, 2);
            require("shots", shots, 1);
            require("queries", queries, 1);
        }

        private static void require(String what, int number, int least) {
            if (number < least) {
                throw new IllegalArgumentException(what + ": " + number + "; expected " + least + " or more");
            }
        }
    }

    /** Images with their classes in the task, from 0, class by class. No image is in both. */
    public record Task(Batch support, Batch query) {}

    /**
     * @param testClasses how many of the classes are for tests
     * @throws IllegalArgumentException if there are too few classes, or too few images of one
     */
    public FewShotTasks(SharedWeights images, Shape shape, int testClasses, SeedTree seed) {
        this.shape = shape;
        this.seed = seed;
        int classes = images.supernet().whole().output().shape().channels();
        if (testClasses < shape.ways || classes - testClasses < shape.ways) {
            throw new IllegalArgumentException("test-classes: " + testClasses + " of " + classes + "; tasks of "
                    + shape.ways + " ways take " + shape.ways + " or more, and leave as many to learn from");
        }
        int[] order = seed.child("classes").generator().permutation(classes);
        this.testing = new Pool(images.validation(), sorted(order, 0, testClasses));
        this.learning = new Pool(images.training(), sorted(order, testClasses, classes));
    }

    private static int[] sorted(int[] order, int from, int to) {
        return Arrays.stream(order, from, to).sorted().toArray();
    }

    /** All that decides which tasks are drawn, but the images. */
    String identity() {
        return shape + ", tests of " + testClasses() + ", seed "
                + seed.child("identity").generator().nextLong();
    }

    public Shape shape() {
        return shape;
    }

    /** In ascending order. */
    public List<Integer> learningClasses() {
        return Arrays.stream(learning.classes).boxed().toList();
    }

    /** In ascending order; none is among those to learn from. */
    public List<Integer> testClasses() {
        return Arrays.stream(testing.classes).boxed().toList();
    }

    /** Those of one step of learning, from 0. */
    List<Task> learning(int step, int count) {
        SeededRandom random = seed.child("learning " + step).generator();
        return IntStream.range(0, count).mapToObj(at -> learning.draw(random)).toList();
    }

    /** The one of a number, from 0: the same whoever is tested. */
    Task test(int number) {
        return testing.draw(seed.child("test " + number).generator());
    }

    /** Images of some classes. */
    private final class Pool {
        private final SharedWeights.Images images;
        private final int[] classes;
        /** Of each of these classes, its images. */
        private final int[][] members;

        Pool(SharedWeights.Images images, int[] classes) {
            this.images = images;
            this.classes = classes;
            byte[] labels =
                    images.batch(IntStream.range(0, images.size()).toArray()).labels();
            this.members = Arrays.stream(classes)
                    .mapToObj(one -> IntStream.range(0, labels.length)
                            .filter(image -> labels[image] == one)
                            .toArray())
                    .toArray(int[][]::new);
            for (int at = 0; at < classes.length; at++) {
                if (members[at].length < shape.shots + shape.queries) {
                    throw new IllegalArgumentException("class " + classes[at] + " has " + members[at].length
                            + " images; expected " + (shape.shots + shape.queries) + " or more for shots and queries");
                }
            }
        }

        Task draw(SeededRandom random) {
            int[] chosen = random.permutation(classes.length);
            int[] support = new int[shape.ways * shape.shots];
            int[] query = new int[shape.ways * shape.queries];
            for (int label = 0; label < shape.ways; label++) {
                int[] of = members[chosen[label]];
                int[] order = random.permutation(of.length);
                for (int i = 0; i < shape.shots; i++) {
                    support[label * shape.shots + i] = of[order[i]];
                }
                for (int i = 0; i < shape.queries; i++) {
                    query[label * shape.queries + i] = of[order[shape.shots + i]];
                }
            }
            return new Task(batch(support, shape.shots), batch(query, shape.queries));
        }

        private Batch batch(int[] chosen, int each) {
            byte[] labels = new byte[chosen.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (i / each);
            }
            return new Batch(images.batch(chosen).pixels(), labels);
        }
    }
}
