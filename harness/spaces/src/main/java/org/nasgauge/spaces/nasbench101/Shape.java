package org.nasgauge.spaces.nasbench101;

import java.util.Arrays;
import java.util.List;

/**
 * A graph without operations, and the networks that it gives with them. Of the ways to put operations on its vertices,
 * those that an automorphism turns into one another give one network, which is known by the smallest.
 */
final class Shape {
    private final int vertices;
    private final int edges;
    private final int first;
    private final Labelings labelings;

    /**
     * @param first the index of its first network
     */
    Shape(int vertices, int edges, int first, Labelings labelings) {
        this.vertices = vertices;
        this.edges = edges;
        this.first = first;
        this.labelings = labelings;
    }

    int first() {
        return first;
    }

    int networks() {
        return labelings.smallest.length;
    }

    int indexOf(int labels) {
        return first + labelings.ranks[labels];
    }

    Module module(int index) {
        return new Module(vertices, edges, Labels.operations(labelings.smallest[index - first], vertices - 2));
    }

    /** The orbits of all labels under some automorphisms, in the order of the smallest of each. */
    static final class Labelings {
        private final short[] smallest;
        /** By labels, the position of their orbit. */
        private final short[] ranks;

        private Labelings(short[] smallest, short[] ranks) {
            this.smallest = smallest;
            this.ranks = ranks;
        }

        static Labelings of(int inner, List<Integer> automorphisms) {
            short[] smallest = new short[Labels.limit(inner)];
            short[] ranks = new short[Labels.limit(inner)];
            int orbits = 0;
            for (int labels = 0; labels < ranks.length; labels++) {
                if (!Labels.areOperations(labels, inner)) {
                    continue;
                }
                int least = labels;
                for (int automorphism : automorphisms) {
                    least = Math.min(least, Labels.renumbered(labels, inner, automorphism));
                }
                if (least == labels) {
                    smallest[orbits] = (short) labels;
                    ranks[labels] = (short) orbits++;
                } else {
                    ranks[labels] = ranks[least];
                }
            }
            return new Labelings(Arrays.copyOf(smallest, orbits), ranks);
        }
    }
}
