package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.Estimate;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.engine.external.External;
import org.nasgauge.engine.external.ProgramFault;
import org.nasgauge.engine.external.Transcript;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;
import org.nasgauge.tabular.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Talk to an external program for a few proposals, and show the conversation.",
        description = {
            "",
            "Lines of the suite begin with >, those of the program with <, and those of its standard error with !.",
            "Exit code: 0 if the program keeps to the protocol, 2 if it does not.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge strategy check python3 my_search.py",
            "  nasgauge strategy check --recipe my.yaml --study \"my search\"",
        })
final class StrategyCheckCommand implements Callable<Integer> {
    private static final String TABLE = "nasbench201-729-fashion";

    @Parameters(paramLabel = "PROGRAM", arity = "0..*", description = "The program and its arguments")
    private List<String> program = List.of();

    @Option(names = "--recipe", paramLabel = "FILE", description = "Take program, benchmark and budget from a recipe")
    private Optional<Path> recipe = Optional.empty();

    @Option(names = "--study", paramLabel = "LABEL", description = "Which of the recipe's external programs")
    private Optional<String> study = Optional.empty();

    @Option(
            names = "--proposals",
            paramLabel = "N",
            description = "After so many trials the run ends (default: ${DEFAULT-VALUE})")
    private int proposals = 3;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "What the program has for each answer, without a recipe (default: ${DEFAULT-VALUE})")
    private double timeout = 60;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of the run (default: ${DEFAULT-VALUE})")
    private long seed;

    private CommandSpec spec = CommandSpec.create();

    /** What stands behind the program is the program's. */
    @Spec
    void setSpec(CommandSpec given) {
        spec = given;
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Shown shown = new Shown(out);
        try (LiveSource live = new LiveSource(Installed::space, Installed::trainer, Path.of("trainings"))) {
            Planner planner =
                    new Planner(Components.installed(), BenchmarkSource.installed(Catalogue.standard(), live));
            Study.Search search = planner.overheard(read(), study, shown);
            SearchRecord record =
                    (SearchRecord) StudyRuns.run(search, seed, strategy -> new FirstFew(strategy, proposals));
            out.println();
            int code = verdict(record, shown, out);
            out.flush();
            return code;
        }
    }

    private Recipe read() {
        if (recipe.isPresent() == !program.isEmpty()) {
            throw UserError.at(
                    "strategy check", "expected either a program or a recipe", "Name one: PROGRAM, or --recipe FILE");
        }
        return recipe.map(Recipe::read)
                .orElseGet(() -> Recipe.parse(
                        "strategy check",
                        "benchmark: " + TABLE + "\nseeds: [" + seed + "]\nbudget: {evaluations: 100}\nstrategies:\n"
                                + "  - external: {command: " + External.setting(program) + ", timeout: " + timeout
                                + "}\n"));
    }

    private int verdict(SearchRecord record, Shown shown, PrintWriter out) {
        Optional<String> faulty = record.whyFaulty();
        if (faulty.isPresent()) {
            out.println("Not yet: " + faulty.get() + ". "
                    + shown.mend.orElse("The decisions and fidelities that there are stand in the line 'hello', above")
                    + ".");
            return Ending.REFUSED.code();
        }
        String failed = record.failures().counts().entrySet().stream()
                .map(failure -> failure.getValue() + " " + failure.getKey())
                .collect(Collectors.joining(", ", "; failed: ", ""));
        out.println("It keeps to the protocol: " + record.evaluations()
                + (record.evaluations() == 1 ? " proposal" : " proposals") + (record.failed() == 0 ? "" : failed)
                + ".");
        return Ending.DONE.code();
    }

    /** Prints the conversation as it goes on. */
    private static final class Shown implements Transcript {
        private final PrintWriter out;
        private Optional<String> mend = Optional.empty();

        Shown(PrintWriter out) {
            this.out = out;
        }

        @Override
        public synchronized void add(Speaker speaker, String line) {
            String mark = switch (speaker) {
                case SUITE -> "> ";
                case PROGRAM -> "< ";
                case STANDARD_ERROR -> "! ";
            };
            out.println(mark + Quoted.visible(line));
            out.flush();
        }

        @Override
        public void fault(ProgramFault fault) {
            mend = Optional.of(fault.mend());
        }
    }

    /** Ends a run after some trials, whatever its budget. */
    private static final class FirstFew implements Search {
        private final Search strategy;
        private final int most;
        private int told;

        FirstFew(Search strategy, int most) {
            this.strategy = strategy;
            this.most = most;
        }

        @Override
        public Proposal ask() {
            return told < most ? strategy.ask() : Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {
            told++;
            strategy.tell(observation);
        }

        @Override
        public Optional<Proposal.Trial> goOn() {
            return told < most ? strategy.goOn() : Optional.empty();
        }

        @Override
        public void tell(Estimate estimate) {
            strategy.tell(estimate);
        }
    }
}
