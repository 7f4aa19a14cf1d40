package org.nasgauge.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The verbs of the command, in the order of the help. */
final class Verbs {
    private static final List<Verb> ALL = List.of(
            verb("run", RunCommand.class),
            verb("estimate", EstimateCommand.class),
            verb("report", ReportCommand.class),
            verb(
                    "table",
                    Nasgauge.TableCommand.class,
                    verb("list", TableListCommand.class),
                    verb("info", TableInfoCommand.class),
                    verb("describe", TableDescribeCommand.class),
                    verb("query", TableQueryCommand.class),
                    verb("build", TableBuildCommand.class),
                    verb("score", TableScoreCommand.class),
                    verb("verify", TableVerifyCommand.class),
                    verb("import", TableImportCommand.class),
                    verb("export", TableExportCommand.class),
                    verb("merge", TableMergeCommand.class),
                    verb("help", HelpCommand.class)),
            verb("profile", ProfileCommand.class),
            verb("adapt", AdaptCommand.class),
            verb("check", CheckCommand.class),
            verb("diff", DiffCommand.class),
            verb("power", PowerCommand.class),
            verb("speed", SpeedCommand.class),
            verb("reproduce", ReproduceCommand.class),
            verb("model", ModelCommand.class),
            verb("list", ListCommand.class),
            verb("grammar", GrammarCommand.class),
            verb(
                    "strategy",
                    Nasgauge.StrategyCommand.class,
                    verb("check", StrategyCheckCommand.class),
                    verb("help", HelpCommand.class)),
            verb("completion", CompletionCommand.class),
            verb("help", HelpCommand.class));

    private Verbs() {}

    /**
     * Gives a command the verbs that a call may speak of: the one that it begins with, or all of them. Reading the options of
     * all takes longer than most verbs run.
     *
     * @param words of the call; none: all verbs
     */
    static void add(CommandLine command, List<String> words) {
        add(command, ALL, words);
    }

    private static void add(CommandLine command, List<Verb> verbs, List<String> words) {
        List<Verb> begun = verbs.stream()
                .filter(verb ->
                        !verb.speaksOfOthers() && words.stream().limit(1).anyMatch(verb.name::equals))
                .toList();
        List<String> rest = begun.isEmpty() ? List.of() : words.subList(1, words.size());
        for (Verb verb : begun.isEmpty() ? verbs : begun) {
            CommandLine own = new CommandLine(verb.command);
            add(own, verb.members, rest);
            command.addSubcommand(verb.name, own);
        }
    }

    private static Verb verb(String name, Class<?> command, Verb... members) {
        return new Verb(name, command, List.of(members));
    }

    /** @param members the verbs that follow it, where it is but the name of a group */
    private record Verb(String name, Class<?> command, List<Verb> members) {
        boolean speaksOfOthers() {
            return command == HelpCommand.class || command == CompletionCommand.class;
        }
    }
}
