package org.nasgauge.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.registry.Plugins;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** Executes a verb while the plug-ins are in use that the option names, before or after the verb, and the environment. */
final class WithPlugins implements IExecutionStrategy {
    private static final String OPTION = "--plugins";
    private static final String VARIABLE = "NASGAUGE_PLUGINS";

    private final Map<String, String> environment;

    private WithPlugins(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Adds the option to a command and all its verbs. */
    static void install(CommandLine command, Map<String, String> environment) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder(OPTION)
                        .type(List.class)
                        .auxiliaryTypes(Path.class)
                        .paramLabel("DIR|JAR")
                        .scopeType(ScopeType.INHERIT)
                        .description("A plug-in: a jar, or a folder of jars. Repeatable; " + VARIABLE + " names more,"
                                + " with '" + File.pathSeparator + "' between them")
                        .build());
        command.setExecutionStrategy(new WithPlugins(environment));
    }

    @Override
    public int execute(ParseResult parsed) {
        try (Plugins plugins = Plugins.open(named(parsed))) {
            plugins.use();
            return new RunLast().execute(parsed);
        } catch (UserError e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "opening the plug-ins", e);
        }
    }

    /** Without lambdas: those over the types of picocli are in no archive of classes, and every call comes here. */
    private List<Path> named(ParseResult parsed) {
        List<Path> named = new ArrayList<>();
        for (String path : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator, -1)) {
            if (!path.isBlank()) {
                named.add(Path.of(path));
            }
        }
        for (CommandLine level : parsed.asCommandLineList()) {
            @Nullable OptionSpec option = level.getParseResult().matchedOption(OPTION);
            if (option != null) {
                for (String path : option.stringValues()) {
                    named.add(Path.of(path));
                }
            }
        }
        return named;
    }
}
