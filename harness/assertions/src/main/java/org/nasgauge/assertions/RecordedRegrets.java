package org.nasgauge.assertions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.nasgauge.api.error.UserError;

/** The regrets of an earlier version of a strategy, in a file beside its tests. */
final class RecordedRegrets {
    private static final String HEADER = "seed,regret";
    private static final String ASKED = "nasgauge.record";
    private static final String MEND =
            "Run the test once with -D" + ASKED + "=true, which writes it, and commit the file";

    private RecordedRegrets() {}

    static boolean isAsked() {
        return Boolean.getBoolean(ASKED);
    }

    static void write(Path file, LongStream seeds, LongToDoubleFunction regret) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        seeds.forEach(seed -> lines.add(seed + "," + regret.applyAsDouble(seed)));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw UserError.at(file, "it cannot be written", "Make its folder", e);
        }
    }

    static Map<Long, Double> read(Path file, LongStream seeds) {
        if (!Files.isRegularFile(file)) {
            throw UserError.at(file, "there are no recorded regrets", MEND);
        }
        Map<Long, Double> regrets = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                int comma = line.indexOf(',');
                regrets.put(Long.parseLong(line.substring(0, comma)), Double.parseDouble(line.substring(comma + 1)));
            }
        } catch (IOException e) {
            throw UserError.unreadable(file, e);
        } catch (RuntimeException e) {
            throw UserError.at(file, "expected lines of '" + HEADER + "'", MEND, e);
        }
        seeds.filter(seed -> !regrets.containsKey(seed)).findFirst().ifPresent(seed -> {
            throw UserError.at(file, "no regret was recorded for seed " + seed, MEND);
        });
        return regrets;
    }
}
