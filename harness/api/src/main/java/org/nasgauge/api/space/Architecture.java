package org.nasgauge.api.space;

import java.util.Arrays;

/** A genome: one choice per {@link Decision} of its space, counted from 0. Immutable. */
public final class Architecture {
    private final int[] choices;

    private Architecture(int[] choices) {
        this.choices = choices;
    }

    public static Architecture of(int... choices) {
        return new Architecture(choices.clone());
    }

    public int length() {
        return choices.length;
    }

    public int choice(int decision) {
        return choices[decision];
    }

    public int[] choices() {
        return choices.clone();
    }

    /** This architecture with another choice at one decision. */
    public Architecture with(int decision, int choice) {
        int[] changed = choices.clone();
        changed[decision] = choice;
        return new Architecture(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Architecture that && Arrays.equals(choices, that.choices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(choices);
    }

    @Override
    public String toString() {
        return Arrays.toString(choices);
    }
}
