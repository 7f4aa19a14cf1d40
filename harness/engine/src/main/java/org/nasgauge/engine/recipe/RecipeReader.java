package org.nasgauge.engine.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.space.Population;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.SearchRecord.Kept;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** From nodes to a recipe. */
final class RecipeReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");
    private static final String SEEDS = "a range of seeds as 0..99, or a list as [3, 1, 4]";
    private static final String SEED_POLICY = "mean, mean>=3, random, or the number of a training";

    private static final String[] KEYS = Stream.concat(
                    Stream.of(
                            "name",
                            "benchmark",
                            "validation-seed",
                            "test-seed",
                            "charge",
                            "seeds",
                            "trials",
                            "baseline",
                            "strategies",
                            "estimators"),
                    Stream.concat(Stream.of(ObjectivesReader.KEYS), Stream.of(ConstraintReader.KEYS)))
            .toArray(String[]::new);

    private final String file;

    RecipeReader(String file) {
        this.file = file;
    }

    Recipe read(Node root) {
        Fields top = Fields.of(root, KEYS);
        List<Choice> strategies =
                top.find("strategies").map(ChoiceReader::strategies).orElse(List.of());
        Optional<Fields> estimation =
                top.find("estimators").map(node -> Fields.of(node, "target", "population", "architectures", "studies"));
        List<Choice> estimators = estimation
                .map(section -> ChoiceReader.estimators(section.need("studies", "a list of estimators")))
                .orElse(List.of());
        if (strategies.isEmpty() && estimators.isEmpty()) {
            throw UserError.at(top.place(), "there is nothing to run", "Add 'strategies', 'estimators', or both");
        }
        ObjectivesReader objectives = new ObjectivesReader(file, top);
        Recipe.Charges charges = top.find("charge").map(RecipeReader::charges).orElse(Recipe.Charges.STANDARD);
        return new Recipe(
                file,
                top.find("name").map(RecipeReader::name).orElse("experiment"),
                BenchmarkChoice.read(top.need("benchmark", BenchmarkChoice.EXPECTED)),
                objectives.objective(),
                objectives.further(),
                top.find("validation-seed")
                        .map(node -> node.notation(SEED_POLICY, SeedPolicy::parse))
                        .orElse(SeedPolicy.random()),
                top.find("test-seed").map(RecipeReader::testSeeds).orElse(SeedPolicy.mean()),
                charges,
                seeds(top.need("seeds", SEEDS)),
                strategies.isEmpty() ? Optional.empty() : Optional.of(charged(charges, ConstraintReader.read(top))),
                top.find("trials")
                        .map(node -> node.oneOf("choice of trials", Kept.values(), Kept::toString))
                        .orElse(Kept.IMPROVEMENTS),
                strategies,
                top.find("baseline")
                        .map(node -> baseline(node, strategies))
                        .or(() -> Recipe.standardBaseline(strategies)),
                estimation.map(RecipeReader::rated).orElseGet(() -> Rated.networks(Optional.empty())),
                estimators);
    }

    private static String name(Node node) {
        String expected = "a name of letters, digits, dots, hyphens and underscores that begins with a letter";
        String name = node.text(expected);
        if (!NAME.matcher(name).matches()) {
            throw node.wrong(expected);
        }
        return name;
    }

    private static String baseline(Node node, List<Choice> strategies) {
        String label = node.text("the label of a strategy");
        List<String> labels = strategies.stream().map(Choice::label).toList();
        if (!labels.contains(label)) {
            throw KnownNames.of("strategy", labels).unknown(node.place(), label);
        }
        return label;
    }

    private static SeedPolicy testSeeds(Node node) {
        String expected = "mean, mean>=3, or the number of a training";
        SeedPolicy policy = node.notation(expected, SeedPolicy::parse);
        if (policy instanceof SeedPolicy.Drawn) {
            throw node.wrong(expected);
        }
        return policy;
    }

    private static Constraint charged(Recipe.Charges charges, Constraint budget) {
        return charges.proposals() ? budget.withChargedProposals() : budget;
    }

    private static Recipe.Charges charges(Node node) {
        Fields fields = Fields.of(node, "validation", "proposals");
        Recipe.Charges standard = Recipe.Charges.STANDARD;
        return new Recipe.Charges(
                fields.find("validation").map(Node::flag).orElse(standard.validation()),
                fields.find("proposals").map(Node::flag).orElse(standard.proposals()));
    }

    private static Seeds seeds(Node node) {
        if (node instanceof Node.Sequence sequence) {
            List<Long> seeds = new ArrayList<>();
            for (Node item : sequence.items()) {
                seeds.add(item.whole(0L, Long.MAX_VALUE, "a whole number from 0"));
            }
            try {
                return new Seeds.Listed(seeds);
            } catch (IllegalArgumentException e) {
                throw UserError.at(node.place(), String.valueOf(e.getMessage()), "Expected " + SEEDS, e);
            }
        }
        return node.notation(SEEDS, Seeds::parse);
    }

    /** A population, or a list of those that an architecture has to belong to. */
    private static Rated rated(Fields section) {
        Optional<Integer> sample = section.find("architectures").flatMap(RecipeReader::sample);
        Optional<String> target = section.find("target").map(node -> node.text("the name of a property, as latency-1"));
        return section.find("population")
                .map(node -> node instanceof Node.Sequence several ? several.items() : List.of(node))
                .map(nodes -> nodes.stream().map(RecipeReader::population).toList())
                .filter(populations -> !populations.isEmpty())
                .map(populations -> new Rated(populations, sample))
                .orElseGet(() -> Rated.networks(sample))
                .by(target);
    }

    private static Population population(Node node) {
        return node.oneOf("population", Population.values(), Fields::written);
    }

    private static Optional<Integer> sample(Node node) {
        String expected = "a number of architectures from 2, or all";
        if (node instanceof Node.Scalar scalar && scalar.text().equals("all")) {
            return Optional.empty();
        }
        return Optional.of(node.whole(2, Integer.MAX_VALUE, expected));
    }
}
