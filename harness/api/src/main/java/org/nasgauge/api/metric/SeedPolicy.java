package org.nasgauge.api.metric;

/**
 * Which of the trainings of one architecture answer a query. A table says which seeds exist; those that do not exist are
 * missing and never filled in.
 */
public sealed interface SeedPolicy {
    /** The training with this seed, or missing. */
    record One(int seed) implements SeedPolicy {
        @Override
        public String toString() {
            return Integer.toString(seed);
        }
    }

    /**
     * The mean over the trainings that exist; missing where fewer than {@code atLeast} do.
     *
     * @param atLeast from 1
     */
    record Mean(int atLeast) implements SeedPolicy {
        public Mean {
            if (atLeast < 1) {
                throw new IllegalArgumentException("a mean needs at least one seed, not " + atLeast);
            }
        }

        @Override
        public String toString() {
            return atLeast == 1 ? "mean" : "mean>=" + atLeast;
        }
    }

    /** One of the trainings that exist, drawn anew for every evaluation. */
    record Drawn() implements SeedPolicy {
        @Override
        public String toString() {
            return "random";
        }
    }

    static SeedPolicy one(int seed) {
        return new One(seed);
    }

    static SeedPolicy mean() {
        return new Mean(1);
    }

    static SeedPolicy random() {
        return new Drawn();
    }

    /**
     * Reads {@code mean}, {@code mean>=3}, {@code random} or a seed.
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    static SeedPolicy parse(String text) {
        try {
            return switch (text) {
                case "mean" -> mean();
                case "random" -> random();
                default ->
                    text.startsWith("mean>=")
                            ? new Mean(Integer.parseInt(text.substring("mean>=".length())))
                            : one(Integer.parseInt(text));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no seed policy; write mean, mean>=3, random or a seed", e);
        }
    }
}
