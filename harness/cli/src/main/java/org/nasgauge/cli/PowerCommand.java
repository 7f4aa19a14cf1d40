package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.regression.SeedsNeeded;
import org.nasgauge.report.text.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Say how many seeds show a difference, from the variance of a pilot.",
        description = {
            "",
            "For the sequential sign test of 'nasgauge check', which may stop early, and for one paired t-test after a number of"
                    + " seeds that is fixed beforehand. Differences are taken to be normal.",
            "Each strategy of the pilot is set against an independent one that varies as much, or against --against under the"
                    + " same seeds.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge power out/pilot --difference 0.1",
            "  nasgauge power out/pilot --difference 0.1 --against random-search --power 0.9",
        })
final class PowerCommand implements Callable<Integer> {
    private static final int DIGITS = 4;

    @Parameters(paramLabel = "DIR", description = "A folder that 'nasgauge run' wrote: the pilot")
    private Path folder = Path.of(".");

    @Option(
            names = "--difference",
            required = true,
            paramLabel = "D",
            description = "Of the mean loss that is to be shown, in the objective's unit")
    private double difference;

    @Option(names = "--against", paramLabel = "LABEL", description = "A study of the pilot, under the same seeds")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            description = "The chance of a false alarm (default: ${DEFAULT-VALUE})")
    private double level = 0.01;

    @Option(
            names = "--power",
            paramLabel = "SHARE",
            description = "The chance to show the difference (default: ${DEFAULT-VALUE})")
    private double power = 0.8;

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OptionRange.requireShare("--false-alarms", level);
        OptionRange.requireShare("--power", power);
        OptionRange.requireAboveZero("--difference", difference, "Write 0.1 for a tenth of a unit");
        ResultFolder pilot = ResultFolder.open(folder);
        List<StudyFacts> studies = pilot.manifest().searches();
        Optional<StudyFacts> rival = against.map(label -> study(studies, label));
        SeedsNeeded.Wanted wanted = new SeedsNeeded.Wanted(difference, level, power);
        List<Map<String, Object>> facts = new ArrayList<>();
        for (StudyFacts study : studies) {
            if (rival.filter(study::equals).isEmpty()) {
                facts.add(fact(
                        study.label(),
                        rival.map(other -> SeedsNeeded.paired(pilot, study, other, wanted))
                                .orElseGet(() -> SeedsNeeded.independent(pilot, study, wanted))));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        format.print("seeds needed", facts, out);
        return Ending.DONE.code();
    }

    private static StudyFacts study(List<StudyFacts> studies, String label) {
        return studies.stream()
                .filter(study -> study.label().equals(label))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "study", studies.stream().map(StudyFacts::label).toList())
                        .unknown("--against", label));
    }

    private static Map<String, Object> fact(String label, SeedsNeeded needed) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("name", label);
        fact.put("pilot seeds", needed.pairs());
        fact.put("deviation of differences", Decimals.significant(needed.deviation(), DIGITS));
        fact.put("chance that a seed shows it", Decimals.significant(needed.positive(), DIGITS));
        fact.put("fixed test: seeds", needed.fixed());
        fact.put("sequential test: mean seeds", Decimals.significant(needed.mean(), DIGITS));
        fact.put(
                "sequential test: seeds for the power",
                needed.enough().isPresent() ? needed.enough().getAsInt() : "more than 2000");
        return fact;
    }
}
