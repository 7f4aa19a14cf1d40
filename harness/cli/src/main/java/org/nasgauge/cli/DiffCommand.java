package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.format.Format;
import org.nasgauge.report.regression.ResultDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Say why two results differ: recipe, table, version, code, and then the first record.",
        description = {
            "",
            "Of each study that stands under one label in both, the first seed and the first incumbent that differ; the first"
                    + " proposal where the recipe says 'trials: all'.",
            "Exit code 0 if nothing differs, 3 if anything does.",
            ""
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "A folder that 'nasgauge run' wrote")
    private Path first = Path.of(".");

    @Parameters(index = "1", paramLabel = "B", description = "Another")
    private Path second = Path.of(".");

    @Mixin
    private FormatOption format = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ResultDifference difference = ResultDifference.between(ResultFolder.open(first), ResultFolder.open(second));
        List<ResultDifference.Part> parts = difference.parts();
        if (format.format() == Format.TEXT) {
            parts.forEach(part -> {
                out.println(part.subject());
                part.lines().forEach(line -> out.println("  " + line));
            });
            out.println(
                    parts.isEmpty()
                            ? "Nothing differs."
                            : "It begins with: " + parts.get(0).subject());
            out.flush();
        } else {
            List<Map<String, Object>> facts = new ArrayList<>();
            for (ResultDifference.Part part : parts) {
                Map<String, Object> fact = new LinkedHashMap<>();
                fact.put("name", part.subject());
                fact.put("lines", part.lines());
                facts.add(fact);
            }
            FactsFormat.print(format.format(), "differences", facts, out);
        }
        return (parts.isEmpty() ? Ending.DONE : Ending.FAULTY).code();
    }
}
