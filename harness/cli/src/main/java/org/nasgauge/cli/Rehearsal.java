package org.nasgauge.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The commonest calls, one after the other, for nobody to read. The launcher has Java archive the classes that they loaded,
 * and what it would do for these classes at each start is done.
 */
final class Rehearsal {
    private static final String TABLE = "nasbench201-729-fashion";
    private static final String RECIPE = """
            name: rehearsal
            benchmark: nasbench201-729-fashion
            validation-seed: 0
            test-seed: 0
            budget: {evaluations: 20}
            checkpoints: true
            seeds: 0..1
            strategies:
              - random-search
              - local-search
              - regularized-evolution
              - reinforce
              - tpe
              - gp-bo
              - {name: bohb, settings: {eta: 2, min-epochs: 2}}
            estimators:
              architectures: 20
              studies: [flops, {name: sotl-e, settings: {epochs: 3}}]
            """;

    private Rehearsal() {}

    /** @param args the kind of calls, brief or long, as the launcher tells them apart; a folder that exists and is empty */
    public static void main(String[] args) throws IOException {
        int worst = Ending.DONE.code();
        for (List<String> call : args[0].equals("brief") ? briefCalls() : longCalls(Path.of(args[1]))) {
            worst = Math.max(worst, ending(call));
        }
        System.exit(worst);
    }

    static List<List<String>> briefCalls() {
        return List.of(
                List.of("--help"),
                List.of("list", "strategies"),
                List.of("list", "strategies", "tpe"),
                List.of("table", "list"),
                List.of("table", "info", TABLE),
                List.of(
                        "table",
                        "query",
                        TABLE,
                        "0",
                        "--metric",
                        "accuracy",
                        "--split",
                        "test",
                        "--fidelity",
                        "8",
                        "--seed",
                        "0"));
    }

    static List<List<String>> longCalls(Path folder) throws IOException {
        String recipe =
                Files.writeString(folder.resolve("rehearsal.yaml"), RECIPE).toString();
        String results = folder.resolve("results").toString();
        return List.of(
                List.of("table", "describe", TABLE),
                List.of("run", recipe, "--out", results),
                List.of("report", results));
    }

    private static int ending(List<String> call) {
        return Nasgauge.call(
                Map.of(),
                new StandardOutput(OutputStream.nullOutputStream()),
                new PrintWriter(Writer.nullWriter()),
                call.toArray(String[]::new));
    }
}
