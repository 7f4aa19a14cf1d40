package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.study.Components;
import org.nasgauge.importers.Importers;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.training.data.DataSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "List what a recipe can name.",
        description =
                "Each with its settings, their standard values, the paper that defines it, and what brought it: the suite,"
                        + " or a plug-in.")
final class ListCommand implements Callable<Integer> {
    enum Kind {
        STRATEGIES,
        WRAPPERS,
        ESTIMATORS,
        SPACES,
        BENCHMARKS,
        TRAINERS,
        DATASETS,
        IMPORTERS
    }

    private static final String FROM = "from";

    @Parameters(paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.STRATEGIES;

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Map<String, Object>> facts = switch (kind) {
            case STRATEGIES -> components(Components.installed().strategies());
            case WRAPPERS -> components(Components.installed().wrappers());
            case ESTIMATORS -> components(Components.installed().estimators());
            case SPACES -> spaces();
            case BENCHMARKS ->
                Catalogue.standard().names().stream()
                        .map(name -> facts("name", name))
                        .toList();
            case TRAINERS -> trainers();
            case DATASETS -> dataSets();
            case IMPORTERS -> importers();
        };
        format.print(facts, spec.commandLine().getOut());
        return 0;
    }

    private static <C extends Component> List<Map<String, Object>> components(Registry<C> kind) {
        return kind.all().stream().map(ListCommand::component).toList();
    }

    private static Map<String, Object> component(Component component) {
        Map<String, Object> facts = facts("name", component.name());
        facts.put("summary", component.summary());
        facts.put("source", component.source());
        List<Map<String, Object>> settings =
                Settings.of(component).stream().map(ListCommand::setting).toList();
        if (!settings.isEmpty()) {
            facts.put("settings", settings);
        }
        if (!component.needs().isEmpty()) {
            facts.put("requires", component.needs().stream().map(Need::label).toList());
        }
        return from(component, facts);
    }

    private static List<Map<String, Object>> spaces() {
        KnownSpaces known = KnownSpaces.installed();
        return known.spaces().stream()
                .map(space -> {
                    Map<String, Object> facts = facts("name", space.name());
                    facts.put("decisions", space.decisions().size());
                    facts.put(FROM, known.origin(space.name()));
                    return facts;
                })
                .toList();
    }

    private static List<Map<String, Object>> trainers() {
        return Installed.trainers().all().stream()
                .map(trainer -> {
                    Map<String, Object> facts = facts("name", trainer.name());
                    facts.put("summary", trainer.summary());
                    facts.put(
                            "spaces",
                            KnownSpaces.installed().spaces().stream()
                                    .filter(trainer::trains)
                                    .map(SearchSpace::name)
                                    .sorted()
                                    .toList());
                    facts.put(
                            "settings",
                            trainer.settings().stream()
                                    .map(ListCommand::setting)
                                    .toList());
                    return from(trainer, facts);
                })
                .toList();
    }

    private static List<Map<String, Object>> dataSets() {
        return DataSet.installed().all().stream()
                .map(data -> {
                    Map<String, Object> facts = facts("name", data.name());
                    facts.put("summary", data.summary());
                    return from(data, facts);
                })
                .toList();
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> facts = facts("name", setting.name());
        facts.put("standard", setting.standard());
        facts.put("allowed", setting.allowed());
        facts.put("meaning", setting.meaning());
        return facts;
    }

    private static List<Map<String, Object>> importers() {
        return Importers.installed().all().stream()
                .map(importer -> {
                    Map<String, Object> facts = facts("name", importer.name());
                    facts.put("summary", importer.summary());
                    facts.put("files", importer.files());
                    facts.put("licence", importer.licence());
                    return from(importer, facts);
                })
                .toList();
    }

    private static Map<String, Object> from(Object member, Map<String, Object> facts) {
        facts.put(FROM, Registry.origin(member));
        return facts;
    }

    private static Map<String, Object> facts(String key, Object value) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(key, value);
        return facts;
    }
}
