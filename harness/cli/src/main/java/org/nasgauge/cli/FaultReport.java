package org.nasgauge.cli;

import java.io.PrintWriter;
import org.nasgauge.api.error.UserError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A fault of the user is one message; anything else is a fault of ours and shows where. */
final class FaultReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (fault instanceof UserError) {
            err.println("nasgauge: " + fault.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        err.println("nasgauge: this is a fault of nasgauge itself; please report it with the lines below");
        fault.printStackTrace(err);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
