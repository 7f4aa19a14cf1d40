package org.nasgauge.engine.study;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files from labels: lower case, safe on every file system, no two alike in one folder. */
final class FileNames {
    private static final int LONGEST = 80;

    private final String folder;
    private final Set<String> taken = new HashSet<>();

    FileNames(String folder) {
        this.folder = folder;
    }

    String of(String label) {
        String plain =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "study" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String name = stem;
        for (int next = 2; !taken.add(name); next++) {
            name = stem + "-" + next;
        }
        return folder + "/" + name + ".jsonl";
    }
}
