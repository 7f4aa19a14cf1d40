package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.study.Components;
import org.nasgauge.form.Fields;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Importers;
import org.nasgauge.report.format.Format;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.training.data.DataSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "List what a recipe can name, or say all about one of it.",
        description = {
            "",
            "As text, a list has one line each. What a NAME names comes with its settings, their standard values, what may"
                    + " stand there, what it requires, the paper that defines it, and what brought it: the suite, or a"
                    + " plug-in. The other formats have all of that for the whole list.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge list strategies",
            "  nasgauge list strategies regularized-evolution",
            "  nasgauge list estimators --format json",
        })
final class ListCommand implements Callable<Integer> {
    enum Kind {
        STRATEGIES,
        WRAPPERS,
        ESTIMATORS,
        META_LEARNERS,
        SPACES,
        BENCHMARKS,
        TRAINERS,
        DATASETS,
        IMPORTERS;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return Fields.written(this);
        }
    }

    private static final String NAME = "name";
    private static final String FROM = "from";
    private static final String SUMMARY = "summary";

    @Parameters(index = "0", paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.STRATEGIES;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Say all about this one")
    private Optional<String> one = Optional.empty();

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Map<String, Object>> all = all();
        PrintWriter out = spec.commandLine().getOut();
        if (one.isPresent()) {
            format.print(one.get(), named(all, one.get()), out);
        } else if (format.format() == Format.TEXT) {
            lines(all, out);
        } else {
            format.print(kind.toString(), all, out);
        }
        return Ending.DONE.code();
    }

    private Map<String, Object> named(List<Map<String, Object>> all, String name) {
        return all.stream()
                .filter(facts -> name.equals(facts.get(NAME)))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "name",
                                all.stream()
                                        .map(facts -> String.valueOf(facts.get(NAME)))
                                        .toList())
                        .unknown("list " + kind, name));
    }

    private static void lines(List<Map<String, Object>> all, PrintWriter out) {
        int width = all.stream()
                .mapToInt(facts -> String.valueOf(facts.get(NAME)).length())
                .max()
                .orElse(0);
        for (Map<String, Object> facts : all) {
            String name = String.valueOf(facts.get(NAME));
            String from = String.valueOf(facts.getOrDefault(FROM, Registry.SUITE));
            String origin = from.equals(Registry.SUITE) ? "" : " (from: " + from + ")";
            out.println(Quoted.visible(name + " ".repeat(width + 2 - name.length()) + facts.get(SUMMARY) + origin));
        }
        out.flush();
    }

    private List<Map<String, Object>> all() {
        return switch (kind) {
            case STRATEGIES -> components(Components.installed().strategies());
            case WRAPPERS -> components(Components.installed().wrappers());
            case ESTIMATORS -> components(Components.installed().estimators());
            case META_LEARNERS -> components(Installed.metaLearners());
            case SPACES -> {
                KnownSpaces known = KnownSpaces.installed();
                yield known.spaces().stream()
                        .map(space -> space(space, known.origin(space.name())))
                        .toList();
            }
            case BENCHMARKS ->
                Catalogue.standard().names().stream()
                        .flatMap(name -> benchmark(name).stream())
                        .toList();
            case TRAINERS ->
                Installed.trainers().all().stream().map(ListCommand::trainer).toList();
            case DATASETS ->
                DataSet.installed().all().stream()
                        .map(data -> from(data, facts(data.name(), data.summary())))
                        .toList();
            case IMPORTERS ->
                Importers.installed().all().stream().map(ListCommand::importer).toList();
        };
    }

    private static <C extends Component> List<Map<String, Object>> components(Registry<C> kind) {
        return kind.all().stream().map(ListCommand::component).toList();
    }

    private static Map<String, Object> component(Component component) {
        Map<String, Object> facts = facts(component.name(), component.summary());
        facts.put("source", component.source());
        List<Map<String, Object>> settings =
                Settings.of(component).stream().map(ListCommand::setting).toList();
        if (!settings.isEmpty()) {
            facts.put("settings", settings);
        }
        if (!component.needs().isEmpty()) {
            facts.put(
                    "requires",
                    component.needs().stream()
                            .map(need -> need.label() + ": that it " + need.meaning())
                            .toList());
        }
        if (component.usesPrior() && !component.needs().contains(Need.Access.PRIOR)) {
            facts.put("uses", "a prior, where the recipe gives one");
        }
        return from(component, facts);
    }

    private static Map<String, Object> space(SearchSpace space, String origin) {
        Map<String, Object> facts = facts(
                space.name(),
                space.decisions().size() + " decisions"
                        + (space instanceof EnumerableSpace numbered ? ", " + numbered.size() + " architectures" : ""));
        facts.put(
                "decisions",
                space.decisions().stream()
                        .map(decision -> {
                            Map<String, Object> choices = new LinkedHashMap<>();
                            choices.put(NAME, decision.name());
                            choices.put("choices", decision.choices());
                            return choices;
                        })
                        .toList());
        facts.put(FROM, origin);
        return facts;
    }

    /** Empty for a table of properties, which a benchmark takes by {@code properties-from}. */
    private static Optional<Map<String, Object>> benchmark(String name) {
        TableManifest manifest = Catalogue.standard().open(name).manifest();
        Map<String, Object> facts = facts(name, manifest.description().description());
        facts.put("space", manifest.space());
        facts.put("dataset", manifest.description().dataset());
        return manifest.isOfTrainings() ? Optional.of(facts) : Optional.empty();
    }

    private static Map<String, Object> trainer(TrainerProvider trainer) {
        Map<String, Object> facts = facts(trainer.name(), trainer.summary());
        facts.put(
                "spaces",
                KnownSpaces.installed().spaces().stream()
                        .filter(trainer::trains)
                        .map(SearchSpace::name)
                        .sorted()
                        .toList());
        facts.put(
                "settings",
                trainer.settings().stream().map(ListCommand::setting).toList());
        return from(trainer, facts);
    }

    private static Map<String, Object> importer(Importer importer) {
        Map<String, Object> facts = facts(importer.name(), importer.summary());
        facts.put("files", importer.files());
        facts.put("licence", importer.licence());
        return from(importer, facts);
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(NAME, setting.name());
        facts.put("standard", setting.standard());
        facts.put("allowed", setting.allowed());
        facts.put("meaning", setting.meaning());
        return facts;
    }

    private static Map<String, Object> from(Object member, Map<String, Object> facts) {
        facts.put(FROM, Registry.origin(member));
        return facts;
    }

    private static Map<String, Object> facts(String name, String summary) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(NAME, name);
        facts.put(SUMMARY, summary);
        return facts;
    }
}
