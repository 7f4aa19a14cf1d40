package org.nasgauge.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.live.SnapshotFolder;
import org.nasgauge.oneshot.meta.FewShotTasks;
import org.nasgauge.oneshot.meta.MetaLearner;
import org.nasgauge.oneshot.meta.MetaLearner.Adapted;
import org.nasgauge.oneshot.meta.MetaLearner.Outcome;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.tape.SharedWeights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Learn architectures that adapt to tasks of few images, and test them on new classes.",
        description = {
            "",
            "Some classes of the data set are kept for tests. Each learner sees tasks of the others, then adapts to each test"
                    + " task in a few steps; accuracies are means over test tasks with 95 %% t-intervals, and differences"
                    + " are over the same tasks. The query images of a task are judged together, with the moments of"
                    + " their own batch. 'nasgauge list meta-learners' says what can be set by --with, and what"
                    + " is not as its authors have it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge adapt",
            "  nasgauge adapt --learners t-nas --shots 1 --with meta-steps=100",
            "  nasgauge adapt --space nasbench201 --set channels=4,stages=2 --tasks 600",
        })
final class AdaptCommand implements Callable<Integer> {
    private static final double LEVEL = 0.95;
    private static final String ACCURACY = "accuracy, %";
    private static final String OF_MIXTURE = "accuracy of the mixture, %";

    @Option(names = "--space", paramLabel = "SPACE", description = "The search space (default: ${DEFAULT-VALUE})")
    private String space = "nasbench201";

    @Option(
            names = "--learners",
            split = ",",
            paramLabel = "NAME",
            description = "As 'nasgauge list meta-learners' names them (default: all)")
    private List<String> names = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "SETTING=VALUE",
            description = "A setting of those learners that have it")
    private Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--ways", paramLabel = "N", description = "Classes of a task (default: ${DEFAULT-VALUE})")
    private int ways = 3;

    @Option(
            names = "--shots",
            paramLabel = "K",
            description = "Images of each class to adapt to (default: ${DEFAULT-VALUE})")
    private int shots = 5;

    @Option(
            names = "--queries",
            paramLabel = "N",
            description = "Other images of each class to be judged on (default: ${DEFAULT-VALUE})")
    private int queries = 15;

    @Option(
            names = "--test-classes",
            paramLabel = "N",
            description = "Classes for tests alone (default: ${DEFAULT-VALUE})")
    private int testClasses = 5;

    @Option(names = "--tasks", paramLabel = "N", description = "Test tasks (default: ${DEFAULT-VALUE})")
    private int tasks = 200;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Of classes, tasks, weights and mixtures (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--trainings",
            paramLabel = "DIR",
            description = "Where what is learnt is kept, to go on after a kill (default: nowhere)")
    private Optional<Path> trainings = Optional.empty();

    @Mixin
    private TrainerSettings settings = new TrainerSettings();

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OptionRange.requireAtLeast(2, "--tasks", tasks, "An interval takes several tasks");
        SearchSpace known = Installed.space("--space", space);
        SharedWeights shared = shared(known);
        SeedTree root = SeedTree.root(seed);
        List<MetaLearner> learners = learners();
        FewShotTasks drawn = drawn(shared, root);
        Map<MetaLearner, Outcome> outcomes = new LinkedHashMap<>();
        for (MetaLearner learner : learners) {
            try (Progress progress = progressOption.of(learner.name())) {
                int total = learner.steps(tasks);
                outcomes.put(
                        learner,
                        learner.learn(
                                known,
                                kept(shared, learner, known),
                                drawn,
                                tasks,
                                root,
                                done -> progress.reached(done, total, "")));
            }
        }
        format.print(
                "few-shot adaptation",
                facts(drawn, outcomes),
                spec.commandLine().getOut());
        return Ending.DONE.code();
    }

    private SharedWeights shared(SearchSpace known) {
        return Installed.trainer("adapt", "tape")
                .open("--set", known, settings.typed())
                .untrained()
                .flatMap(networks -> networks.weightSharing(Need.WeightSharing.Through.SUPERNET))
                .map(SharedWeights.class::cast)
                .filter(shared -> shared.supernet().own().isEmpty()
                        && shared.supernet().widths().isEmpty())
                .orElseThrow(() -> UserError.at(
                        "--space",
                        "the space " + space + " has no supernet that mixes the choices of its decisions",
                        "Choose nasbench201, transnas-micro or nasbench-macro"));
    }

    /** What is kept is told from what other code keeps. */
    private SharedWeights kept(SharedWeights shared, MetaLearner learner, SearchSpace known) {
        return trainings
                .map(folder -> shared.keptIn(new SnapshotFolder(folder)
                        .of("code "
                                + CodeIdentity.of(List.of(learner.getClass(), shared.getClass(), known.getClass())))))
                .orElse(shared);
    }

    private FewShotTasks drawn(SharedWeights shared, SeedTree root) {
        try {
            return new FewShotTasks(
                    shared, new FewShotTasks.Shape(ways, shots, queries), testClasses, root.child("tasks"));
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    "adapt", String.valueOf(e.getMessage()), "Change --ways, --shots, --queries or --test-classes", e);
        }
    }

    /** Each with those of the given settings that it has. */
    private List<MetaLearner> learners() {
        List<MetaLearner> all = names.isEmpty()
                ? Installed.metaLearners().all()
                : names.stream()
                        .map(name -> Installed.metaLearners().named("--learners", name))
                        .toList();
        Map<String, Object> given = TrainerSettings.typed(with);
        List<String> settable = all.stream()
                .flatMap(learner -> Settings.of(learner).stream())
                .map(Setting::name)
                .distinct()
                .toList();
        given.keySet().stream()
                .filter(name -> !settable.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw KnownNames.of("setting of meta-learners", settable).unknown("--with", name);
                });
        return all.stream()
                .map(learner -> {
                    Map<String, Object> own = new TreeMap<>(given);
                    own.keySet()
                            .retainAll(Settings.of(learner).stream()
                                    .map(Setting::name)
                                    .toList());
                    return Settings.read("--with", learner, own);
                })
                .toList();
    }

    private Map<String, Object> facts(FewShotTasks drawn, Map<MetaLearner, Outcome> outcomes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("space", space);
        facts.put("task", ways + " classes, " + shots + " images of each to adapt to, " + queries + " to be judged on");
        facts.put("classes to learn from", drawn.learningClasses());
        facts.put("classes to test on", drawn.testClasses());
        facts.put("test tasks", tasks);
        List<Map<String, Object>> learners = new ArrayList<>();
        outcomes.forEach((learner, outcome) -> learners.add(fact(learner, outcome)));
        facts.put("learners", learners);
        List<Map<String, Object>> differences = new ArrayList<>();
        List<MetaLearner> order = List.copyOf(outcomes.keySet());
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                differences.add(difference(order.get(j), order.get(i), outcomes));
            }
        }
        facts.put("differences", differences);
        return facts;
    }

    private static Map<String, Object> fact(MetaLearner learner, Outcome outcome) {
        List<Adapted> tasks = outcome.tasks();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("name", learner.name());
        fact.putAll(interval(ACCURACY, values(tasks, Adapted::accuracy)));
        fact.putAll(interval(OF_MIXTURE, values(tasks, Adapted::mixture)));
        fact.put(
                "architectures",
                tasks.stream().map(Adapted::architecture).distinct().count());
        fact.put("decisions that a task changes", mean(values(tasks, Adapted::changed)));
        fact.put("charged for learning, s", rounded(outcome.seconds().learning()));
        fact.put("charged for a test task, s", rounded(outcome.seconds().adapting() / tasks.size()));
        fact.put(
                "charged for learning from scratch, s",
                rounded(outcome.seconds().scratch()));
        return fact;
    }

    private static Map<String, Object> difference(
            MetaLearner one, MetaLearner other, Map<MetaLearner, Outcome> outcomes) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("name", one.name() + " - " + other.name());
        List<Adapted> of = tasksOf(one, outcomes);
        List<Adapted> against = tasksOf(other, outcomes);
        fact.putAll(interval(ACCURACY, differences(of, against, Adapted::accuracy)));
        fact.putAll(interval(OF_MIXTURE, differences(of, against, Adapted::mixture)));
        return fact;
    }

    private static List<Adapted> tasksOf(MetaLearner learner, Map<MetaLearner, Outcome> outcomes) {
        Outcome outcome = outcomes.get(learner);
        return outcome == null ? List.of() : outcome.tasks();
    }

    private static double[] differences(List<Adapted> of, List<Adapted> against, ToDoubleFunction<Adapted> what) {
        double[] differences = new double[of.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = what.applyAsDouble(of.get(i)) - what.applyAsDouble(against.get(i));
        }
        return differences;
    }

    private static double[] values(List<Adapted> tasks, ToDoubleFunction<Adapted> what) {
        return tasks.stream().mapToDouble(what).toArray();
    }

    private static double mean(double[] values) {
        return rounded(Summary.of(values).mean());
    }

    /** The mean with its t-interval. */
    static Map<String, Object> interval(String what, double[] values) {
        Interval interval = Summary.of(values).meanInterval(LEVEL).orElseThrow();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put(what, mean(values));
        fact.put(what + " from", rounded(interval.lower()));
        fact.put(what + " to", rounded(interval.upper()));
        return fact;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    }
}
