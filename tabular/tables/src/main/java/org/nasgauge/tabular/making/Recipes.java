package org.nasgauge.tabular.making;

import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nasgauge.api.error.UserError;

/** Whether two trainings were made in the same way. */
final class Recipes {
    private Recipes() {}

    /** @throws UserError if the recipes differ, naming each difference */
    static void requireSame(String place, SortedMap<String, String> there, SortedMap<String, String> now) {
        if (there.equals(now)) {
            return;
        }
        throw UserError.at(
                place,
                "was trained by another recipe: " + differences(there, now),
                "Use the same recipe, or begin a new table in another folder");
    }

    /** As in {@code epochs is 12 there and 20 now}. */
    static String differences(SortedMap<String, String> there, SortedMap<String, String> now) {
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !there.getOrDefault(name, "\0").equals(now.getOrDefault(name, "\0")))
                .map(name -> name + " is " + there.getOrDefault(name, "not given") + " there and "
                        + now.getOrDefault(name, "not given") + " now")
                .collect(Collectors.joining("; "));
    }
}
