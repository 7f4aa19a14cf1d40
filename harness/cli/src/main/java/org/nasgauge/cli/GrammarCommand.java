package org.nasgauge.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.engine.recipe.GrammarFile;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Count the derivations of a grammar, and draw some.",
        description = "The count is exact, and every derivation is as likely to be drawn as any other.")
final class GrammarCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Production rules, in YAML")
    private Path file = Path.of("");

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many derivations to draw (default: ${DEFAULT-VALUE})")
    private int samples = 3;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GrammarSpace space = GrammarFile.space(file);
        Grammar grammar = space.grammar();
        SeededRandom random = SeedTree.root(seed).child("grammar").generator();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", grammar.name());
        facts.put("nonterminals", List.copyOf(grammar.nonterminals()));
        facts.put("depth", grammar.depth());
        facts.put("derivations", space.count());
        facts.put("decisions", space.decisions().size());
        facts.put(
                "samples",
                Stream.generate(() -> Map.of("derivation", space.format(space.sample(random))))
                        .limit(Math.max(0, samples))
                        .toList());
        format.print(grammar.name(), facts, spec.commandLine().getOut());
        return 0;
    }
}
