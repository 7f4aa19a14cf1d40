package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import picocli.CommandLine;

/** The words of a call: what is wrong with them is said as it is said of recipes, and the help fits a terminal. */
class UsageTest {
    private static final int WIDTH = 80;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                    | command line: no command is named. Known: run, estimate, report
            lst                                   | command line: unknown command 'lst'. Did you mean 'list'?
            table                                 | table: no command is named. Known: list, info
            table quer x                          | table: unknown command 'quer'. Did you mean 'query'?
            run --thread 2                        | run: unknown option '--thread'. Did you mean '--threads'?
            run --thread=2                        | run: unknown option '--thread'. Did you mean '--threads'?
            table query x --metrc=accuracy        | table query: unknown option '--metrc'. Did you mean '--metric'?
            run -x                                | run: unknown option '-x'.
            run one two                           | run: nothing is expected at 'two'.
            run --threads                         | run: missing: --threads.
            run --threads x                       | --threads: expected a whole number, found 'x'. See 'nasgauge run --help'.
            run --threads 0x10                    | --threads: expected a whole number, found '0x10', which is not decimal
            run --threads 010                     | --threads: expected a whole number, found '010', with a leading zero
            run --threads 1_0                     | --threads: expected a whole number, found '1_0', with underscores
            run --threads 99999999999             | --threads: expected a whole number that is not so large
            run --threads 0                       | --threads: expected a whole number from 1 to 1024, found '0'
            run --threads 5000                    | --threads: expected a whole number from 1 to 1024, found '5000'
            run --seeds 1 --seeds 2               | --seeds: stands here for the second time. Give it once.
            run --seeds 9..1                      | --seeds: 9..1 is no range of seeds
            table verify x --points 90d           | --points: expected a number, found '90d', which is not written as numbers are here
            table verify x --points NaN           | --points: expected a number, found 'NaN'
            table verify x --points 1e999         | --points: expected a number that is not so large
            list strategeis                       | KIND: unknown value 'strategeis'. Did you mean 'strategies'?
            list strategies regularised-evolution | list strategies: unknown name 'regularised-evolution'. Did you mean 'regularized-evolution'?
            list spaces nasbench210               | list spaces: unknown name 'nasbench210'. Did you mean 'nasbench201'?
            list strategies --format jsn          | --format: unknown format 'jsn'. Did you mean 'json'?
            report --format xls there             | --format: unknown format 'xls'.
            table query t 1 --metric a --split tst| --split: unknown value 'tst'. Did you mean 'test'?
            table query                           | table query: missing: TABLE.
            model 1                               | model: missing: --space.
            run @/dev/zero                        | @/dev/zero: there is no such file.
            """)
    void aWrongWordIsNamedWithWhatWasExpected(String words, String message) {
        Terminal seen = nasgauge((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));
        assertThat(seen.exitCode()).isEqualTo(2);
        assertThat(seen.out()).isEmpty();
        assertThat(seen.err())
                .startsWith("nasgauge: " + message)
                .hasLineCount(1)
                .doesNotContain("Exception");
    }

    /** Calls that are cut, doubled, swapped and misspelt: always one line, or the help. */
    @Test
    void noCallIsAnsweredWithAnythingButOneLine() {
        SeededRandom random = SeedTree.root(11).child("calls").generator();
        List<String> words = List.of(
                "table",
                "info",
                "query",
                "report",
                "list",
                "spaces",
                "--seed",
                "-1",
                "--format",
                "json",
                "--out",
                "/dev/null",
                "--metric",
                "accuracy",
                "--",
                "-",
                "--=",
                "=",
                "''",
                "\u0000",
                "\u202e",
                "\u001b[2J",
                "@x",
                "9".repeat(400),
                "x".repeat(4000),
                "--plugins",
                "/dev/zero",
                "-hV",
                "é",
                "--threads",
                "1e3",
                "--split",
                "test",
                "nasbench201");
        for (int i = 0; i < 300; i++) {
            List<Object> call = new ArrayList<>();
            for (int length = random.nextInt(5); length >= 0; length--) {
                call.add(words.get(random.nextInt(words.size())));
            }
            Terminal seen = nasgauge(call.toArray());
            assertThat(seen.exitCode()).as(String.valueOf(call)).isIn(0, 2);
            if (seen.exitCode() == 2) {
                assertThat(seen.err())
                        .as(String.valueOf(call))
                        .startsWith("nasgauge: ")
                        .hasLineCount(1);
                assertThat(seen.err().strip()).doesNotContain("\u001b", "\u202e", "\u0000", "Exception", "picocli");
                assertThat(seen.err().length()).isLessThan(3_000);
            }
        }
    }

    static Stream<String> verbs() {
        List<String> verbs = new ArrayList<>();
        collect(Nasgauge.words(Map.of()), "", verbs);
        return verbs.stream();
    }

    private static void collect(CommandLine command, String path, List<String> verbs) {
        verbs.add(path);
        command.getSubcommands().forEach((name, verb) -> {
            if (!name.equals("help")) {
                collect(verb, (path + " " + name).strip(), verbs);
            }
        });
    }

    @ParameterizedTest(name = "{0} --help")
    @MethodSource("verbs")
    void theHelpFitsATerminalAndBreaksNoExample(String verb) {
        Terminal help = nasgauge((Object[]) (verb + " --help").strip().split(" "));
        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        CommandLine command = Nasgauge.words(Map.of());
        for (String word : verb.isEmpty() ? new String[0] : verb.split(" ")) {
            command = Objects.requireNonNull(command.getSubcommands().get(word));
        }
        for (String example : command.getCommandSpec().usageMessage().footer()) {
            assertThat(help.out()).contains(example);
        }
        assertThat(help.out()).doesNotContain("TEXT", "STRATEGIES", "VALIDATION", "null");
    }

    /** Verbs that a call does not begin with are not read; what is said of those that it does is the same. */
    @ParameterizedTest(name = "nasgauge {0}")
    @MethodSource("verbs")
    void aVerbThatIsReadAloneIsTheOneAmongAll(String verb) {
        CommandLine alone = Nasgauge.words(Map.of(), verb.split(" "));
        CommandLine all = Nasgauge.words(Map.of());
        for (String word : verb.isEmpty() ? new String[0] : verb.split(" ")) {
            assertThat(alone.getSubcommands())
                    .hasSize(word.equals("completion") ? all.getSubcommands().size() : 1);
            alone = Objects.requireNonNull(alone.getSubcommands().get(word));
            all = Objects.requireNonNull(all.getSubcommands().get(word));
        }
        assertThat(alone.getUsageMessage()).isEqualTo(all.getUsageMessage());
        assertThat(alone.getSubcommands().keySet())
                .isEqualTo(all.getSubcommands().keySet());
    }

    @ParameterizedTest
    @CsvSource({"help table", "help", "table help", "--trace table --help", "--plugins x", "table -h"})
    void allVerbsAreReadWhereACallMaySpeakOfOthers(String words) {
        CommandLine all = Nasgauge.words(Map.of());
        CommandLine read = Nasgauge.words(Map.of(), words.split(" "));
        if (words.startsWith("table")) {
            all = Objects.requireNonNull(all.getSubcommands().get("table"));
            read = Objects.requireNonNull(read.getSubcommands().get("table"));
        }
        assertThat(read.getUsageMessage()).isEqualTo(all.getUsageMessage());
    }

    @Test
    void theHelpSaysWhatTheExitCodesMean() {
        assertThat(nasgauge("--help").out())
                .contains(
                        "Exit codes:",
                        "0   done",
                        "1   a fault of nasgauge itself",
                        "2   what was given",
                        "3   done, but");
    }

    /** Every verb and every option of every verb. */
    @Test
    void theCompletionKnowsEveryWord() {
        String script = nasgauge("completion").out();
        assertThat(script).contains("complete -F", "nasgauge").doesNotContain("/tmp", "picocli-codegen");
        collectWords(Nasgauge.words(Map.of()), script);
    }

    private static void collectWords(CommandLine command, String script) {
        command.getCommandSpec().options().forEach(option -> assertThat(script).contains(option.longestName()));
        command.getSubcommands().forEach((name, verb) -> {
            assertThat(script).contains(name);
            collectWords(verb, script);
        });
    }
}
