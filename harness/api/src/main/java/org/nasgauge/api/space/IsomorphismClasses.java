package org.nasgauge.api.space;

import java.util.Arrays;

/**
 * The networks of a space: its genomes, grouped by their canonical one. Classes are numbered in the order of their
 * representatives' indices. Immutable.
 */
public final class IsomorphismClasses {
    private final int[] classByIndex;
    private final int[] representatives;
    private final int[] sizes;

    private IsomorphismClasses(int[] classByIndex, int[] representatives, int[] sizes) {
        this.classByIndex = classByIndex;
        this.representatives = representatives;
        this.sizes = sizes;
    }

    public static IsomorphismClasses of(EnumerableSpace space) {
        int[] canonical = new int[space.size()];
        int[] numberOf = new int[space.size()];
        int[] representatives = new int[space.size()];
        int count = 0;
        for (int index = 0; index < canonical.length; index++) {
            canonical[index] = space.indexOf(space.canonical(space.at(index)));
            if (canonical[index] == index) {
                numberOf[index] = count;
                representatives[count++] = index;
            }
        }
        int[] sizes = new int[count];
        int[] classByIndex = new int[space.size()];
        for (int index = 0; index < canonical.length; index++) {
            classByIndex[index] = numberOf[canonical[index]];
            sizes[classByIndex[index]]++;
        }
        return new IsomorphismClasses(classByIndex, Arrays.copyOf(representatives, count), sizes);
    }

    public int count() {
        return representatives.length;
    }

    /** The class, from 0 to {@link #count()} − 1, of the genome with this index. */
    public int classOf(int index) {
        return classByIndex[index];
    }

    /** The index of the canonical genome of a class. */
    public int representative(int number) {
        return representatives[number];
    }

    /** The indices of all canonical genomes, ascending. */
    public int[] representatives() {
        return representatives.clone();
    }

    /** How many genomes a class has. */
    public int size(int number) {
        return sizes[number];
    }
}
