package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Print a script that completes commands and options in bash and zsh.",
        footerHeading = "%nExample, for this shell; the same line in ~/.bashrc is for all:%n",
        footer = "  source <(nasgauge completion)")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.println(AutoComplete.bash(root.getCommandName(), root));
        out.flush();
        return Ending.DONE.code();
    }
}
