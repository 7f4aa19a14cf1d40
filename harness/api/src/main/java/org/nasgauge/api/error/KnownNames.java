package org.nasgauge.api.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The names that may stand in one place, and what to say when another one does. */
public record KnownNames(String kind, List<String> names) {
    private static final int LONGEST = 200;

    public KnownNames {
        names = names.stream().sorted().distinct().toList();
    }

    public static KnownNames of(String kind, Collection<String> names) {
        return new KnownNames(kind, List.copyOf(names));
    }

    /** The error for a name that is not known: it suggests the nearest one, or lists them all. */
    public UserError unknown(Object place, String given) {
        String mend = nearest(given)
                .map(name -> "Did you mean '" + name + "'? Known: " + String.join(", ", names))
                .orElse("Known: " + (names.isEmpty() ? "none" : String.join(", ", names)));
        return UserError.at(place, "unknown " + kind + " " + Quoted.of(given), mend);
    }

    /** The known name with the smallest edit distance, if it is near enough to be what was meant. */
    public Optional<String> nearest(String given) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        int enough = Math.max(2, given.length() / 3);
        return names.stream()
                .filter(name -> distance(given, name) <= enough)
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one each. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + substitution, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
