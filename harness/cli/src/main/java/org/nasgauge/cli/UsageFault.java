package org.nasgauge.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a call, said as it is said of recipes. */
final class UsageFault {
    private UsageFault() {}

    static UserError of(ParameterException fault) {
        if (fault.getCause() instanceof UserError error) {
            return error;
        }
        CommandSpec verb = fault.getCommandLine().getCommandSpec();
        String help = "See '" + verb.qualifiedName() + " --help'";
        String place =
                verb.parent() == null ? "command line" : verb.qualifiedName().replaceFirst("^\\S+ ", "");
        List<String> unmatched = fault instanceof UnmatchedArgumentException words
                ? words.getUnmatched()
                : fault.getCommandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unmatched(verb, place, unmatched.get(0), help);
        } else if (fault instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(UsageFault::named).collect(Collectors.joining(", "));
            return UserError.at(place, "missing: " + names, help);
        } else if (fault instanceof OverwrittenOptionException twice) {
            return UserError.at(named(twice.getOverwritten()), "stands here for the second time", "Give it once");
        }
        if (!verb.subcommands().isEmpty() && fault.getArgSpec() == null) {
            return UserError.at(
                    place,
                    "no command is named",
                    "Known: " + String.join(", ", verb.subcommands().keySet()));
        }
        Optional<ArgSpec> argument = Optional.ofNullable(fault.getArgSpec());
        if (argument.isEmpty()) {
            return UserError.at(place, said(fault), help);
        }
        String name = named(argument.get());
        Class<?> type = valueType(argument.get());
        if (type.isEnum() && fault.getValue() != null) {
            List<String> constants =
                    Stream.of(type.getEnumConstants()).map(UsageFault::written).toList();
            return KnownNames.of("value", constants).unknown(name, fault.getValue());
        }
        return UserError.at(name, said(fault), help);
    }

    private static UserError unmatched(CommandSpec verb, String place, String word, String help) {
        if (word.startsWith("-")) {
            List<String> options = verb.options().stream()
                    .filter(option -> !option.hidden())
                    .map(OptionSpec::longestName)
                    .toList();
            return KnownNames.of("option", options).unknown(place, word.replaceFirst("=.*", ""));
        } else if (!verb.subcommands().isEmpty()) {
            return KnownNames.of("command", verb.subcommands().keySet()).unknown(place, word);
        }
        return UserError.at(place, "nothing is expected at " + Quoted.of(word), help);
    }

    /** An option by its name, a parameter by its label. */
    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String written(Object constant) {
        return constant instanceof Enum<?> one ? Fields.written(one) : String.valueOf(constant);
    }

    private static Class<?> valueType(ArgSpec argument) {
        Class<?>[] types = argument.auxiliaryTypes();
        return types.length == 0 ? argument.type() : types[types.length - 1];
    }

    /** The message of a converter of ours stands behind the library's own words; others stand alone. */
    private static String said(ParameterException fault) {
        String message = String.valueOf(fault.getMessage()).replaceFirst("\\.$", "");
        return message.replaceFirst("^Invalid value for (?:option|positional parameter) .*?: (?=expected )", "");
    }
}
