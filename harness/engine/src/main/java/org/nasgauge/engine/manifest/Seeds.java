package org.nasgauge.engine.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The seeds of a study's runs, at least one, none twice. Written {@code 0..99} or {@code [3, 1, 4]}. */
public sealed interface Seeds {
    int count();

    /** @param index from 0 to {@link #count()} − 1 */
    long at(int index);

    boolean contains(long seed);

    /** From {@code first} to {@code last}, both included. */
    record Range(long first, long last) implements Seeds {
        public Range {
            if (first < 0 || last < first || last - first >= Integer.MAX_VALUE) {
                throw new IllegalArgumentException(first + ".." + last + " is no range of seeds");
            }
        }

        @Override
        public int count() {
            return (int) (last - first + 1);
        }

        @Override
        public long at(int index) {
            return first + index;
        }

        @Override
        public boolean contains(long seed) {
            return first <= seed && seed <= last;
        }

        @Override
        public String toString() {
            return first + ".." + last;
        }
    }

    /** In this order. */
    record Listed(List<Long> seeds) implements Seeds {
        public Listed {
            seeds = List.copyOf(seeds);
            if (seeds.isEmpty()) {
                throw new IllegalArgumentException("no seeds");
            }
            HashSet<Long> seen = new HashSet<>();
            for (long seed : seeds) {
                if (seed < 0) {
                    throw new IllegalArgumentException("seed " + seed + " is negative");
                }
                if (!seen.add(seed)) {
                    throw new IllegalArgumentException("seed " + seed + " stands twice");
                }
            }
        }

        @Override
        public int count() {
            return seeds.size();
        }

        @Override
        public long at(int index) {
            return seeds.get(index);
        }

        @Override
        public boolean contains(long seed) {
            return seeds.contains(seed);
        }

        @Override
        public String toString() {
            return seeds.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * Reads {@code 0..99} or {@code [3, 1, 4]}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Seeds parse(String text) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                String inside = stripped.substring(1, stripped.length() - 1);
                return new Listed(List.of(inside.split(",", -1)).stream()
                        .map(String::strip)
                        .map(Long::valueOf)
                        .toList());
            }
            int dots = stripped.indexOf("..");
            if (dots > 0) {
                return new Range(
                        Long.parseLong(stripped.substring(0, dots).strip()),
                        Long.parseLong(stripped.substring(dots + 2).strip()));
            }
            return new Listed(List.of(Long.valueOf(stripped)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no list of seeds; write 0..99 or [3, 1, 4]", e);
        }
    }
}
