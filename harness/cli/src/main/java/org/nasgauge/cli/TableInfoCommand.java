package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.format.TableManifest.SourceFile;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Say what a table holds, where it is from, and what is missing in it.")
final class TableInfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "A name of 'nasgauge table list', or the path of a table folder")
    private String name = "";

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        format.print(
                name, facts(Catalogue.standard().open(name)), spec.commandLine().getOut());
        return 0;
    }

    private static Map<String, Object> facts(Table table) {
        TableManifest manifest = table.manifest();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", table.name());
        facts.put("description", manifest.description().description());
        facts.put("space", manifest.space());
        manifest.grammar().ifPresent(grammar -> facts.put("rules", rules(grammar)));
        facts.put("dataset", manifest.description().dataset());
        facts.put("source", manifest.description().source());
        facts.put("licence", manifest.description().licence());
        facts.put("content", table.contentHash());
        if (!manifest.sources().isEmpty()) {
            facts.put(
                    "imported-from",
                    manifest.sources().stream().map(TableInfoCommand::facts).toList());
        }
        facts.put("architectures", manifest.architectures());
        facts.put("rows", manifest.rows());
        facts.put("a-row-is", "one " + manifest.rowKind());
        facts.put("seeds", manifest.isOfTrainings() ? manifest.seeds() : List.of());
        facts.put("schedules", table.schedules());
        facts.put("trainings", table.trainingCounts());
        facts.put("columns", manifest.columns().stream().map(Object::toString).toList());
        manifest.validationPass()
                .ifPresent(pass -> facts.put(
                        "validation-pass", pass.share() + " of a mean epoch of training. " + pass.derivation()));
        Map<String, Object> rounded = new LinkedHashMap<>();
        manifest.columns().stream()
                .filter(column -> column.rounded() > 0)
                .forEach(column -> rounded.put(column.toString(), "by at most " + column.rounded()));
        if (!rounded.isEmpty()) {
            facts.put("rounded-from-the-files", rounded);
        }
        Map<String, Object> missing = new LinkedHashMap<>();
        manifest.columns().stream()
                .filter(column -> column.missing().isPresent())
                .forEach(column -> missing.put(column.toString(), table.missingCounts(column)));
        if (!missing.isEmpty()) {
            facts.put("missing-in-columns", missing);
        }
        if (!manifest.recipe().isEmpty()) {
            facts.put("recipe", manifest.recipe());
            facts.put("environments", List.copyOf(manifest.environments()));
        }
        return facts;
    }

    private static Map<String, Object> rules(Grammar grammar) {
        Map<String, Object> rules = new LinkedHashMap<>();
        for (String symbol : grammar.nonterminals()) {
            rules.put(
                    symbol,
                    grammar.productions(symbol).stream()
                            .map(production -> String.join(" ", production))
                            .toList());
        }
        return rules;
    }

    private static Map<String, Object> facts(SourceFile source) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", source.file());
        facts.put("bytes", source.bytes());
        facts.put("sha256", source.sha256());
        return facts;
    }
}
