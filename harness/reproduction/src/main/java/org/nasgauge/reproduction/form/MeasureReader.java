package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.reproduction.measure.Correlation;
import org.nasgauge.reproduction.measure.ExpectedBest;
import org.nasgauge.reproduction.measure.Landscape;
import org.nasgauge.reproduction.measure.Measure;
import org.nasgauge.reproduction.measure.NetworkCount;
import org.nasgauge.reproduction.measure.NetworkSpread;
import org.nasgauge.reproduction.measure.NotDerived;
import org.nasgauge.reproduction.measure.Optimum;
import org.nasgauge.reproduction.measure.Population;
import org.nasgauge.reproduction.measure.Population.Best;
import org.nasgauge.reproduction.measure.Population.Comparison;
import org.nasgauge.reproduction.measure.Population.Condition;
import org.nasgauge.reproduction.measure.SearchOutcome;
import org.nasgauge.reproduction.measure.Statistic;
import org.nasgauge.reproduction.measure.ValueOf;
import org.nasgauge.reproduction.measure.ValueOfBest;
import org.nasgauge.tabular.format.JsonFields;

/** A measure by the name that its key {@code is} says, with the keys of its kind. */
final class MeasureReader {
    private static final String SEARCH = "search-";
    private static final String LANDSCAPE = "local-search-";
    private static final String NETWORKS = "space-";
    private static final String SPREAD = "isomorphic-spread-";
    private static final int MANY = 100_000_000;

    private final ColumnNames columns;

    MeasureReader(ColumnNames columns) {
        this.columns = columns;
    }

    /** Every name that {@code is} may say. */
    static List<String> names() {
        List<String> names =
                new ArrayList<>(List.of("value", "optimum", "value-of-best", "expected-best", "not-derived"));
        add(names, "", Statistic.Kind.values());
        add(names, "", Correlation.Coefficient.values());
        add(names, LANDSCAPE, Landscape.Property.values());
        add(names, NETWORKS, NetworkCount.Kind.values());
        add(names, SPREAD, NetworkSpread.Kind.values());
        add(names, SEARCH, SearchOutcome.Kind.values());
        return names;
    }

    private static void add(List<String> names, String prefix, Enum<?>... kinds) {
        Arrays.stream(kinds).forEach(kind -> names.add(prefix + Labels.of(kind)));
    }

    /** @throws UserError if there is no such measure, or its keys are not those of its kind */
    Measure read(JsonFields fields) {
        String name = fields.text("is");
        Measure measure = switch (name) {
            case "value" -> new ValueOf(fields.place(), columns.at(fields, "of"), architecture(fields));
            case "optimum" ->
                new Optimum(
                        columns.at(fields, "of"),
                        fields.has("rank") ? fields.whole("rank", 1, MANY) : 1,
                        population(fields));
            case "expected-best" ->
                new ExpectedBest(
                        columns.at(fields, "of"),
                        fields.whole("draws", 1, MANY),
                        !(fields.has("replacement")
                                && fields.text("replacement").equals("no")),
                        population(fields));
            case "value-of-best" ->
                new ValueOfBest(columns.at(fields, "of"), columns.at(fields, "by"), population(fields));
            case "not-derived" -> new NotDerived(fields.text("because"));
            default -> ofKind(name, fields);
        };
        fields.end();
        return measure;
    }

    private Measure ofKind(String name, JsonFields fields) {
        Optional<Statistic.Kind> statistic = kind(name, "", Statistic.Kind.values());
        if (statistic.isPresent()) {
            return new Statistic(statistic.get(), columns.at(fields, "of"), population(fields));
        }
        Optional<Correlation.Coefficient> coefficient = kind(name, "", Correlation.Coefficient.values());
        if (coefficient.isPresent()) {
            return new Correlation(
                    coefficient.get(),
                    columns.at(fields, "of"),
                    columns.at(fields, "against"),
                    fields.has("sign") && fields.text("sign").equals("dropped"),
                    population(fields));
        }
        Optional<Landscape.Property> property = kind(name, LANDSCAPE, Landscape.Property.values());
        if (property.isPresent()) {
            OptionalInt reaching =
                    fields.has("reaching") ? OptionalInt.of(fields.whole("reaching", 0, MANY)) : OptionalInt.empty();
            return new Landscape(property.get(), columns.at(fields, "of"), reaching);
        }
        Optional<NetworkCount.Kind> count = kind(name, NETWORKS, NetworkCount.Kind.values());
        if (count.isPresent()) {
            return new NetworkCount(count.get(), fields.text("space"));
        }
        Optional<NetworkSpread.Kind> spread = kind(name, SPREAD, NetworkSpread.Kind.values());
        if (spread.isPresent()) {
            return new NetworkSpread(spread.get(), columns.at(fields, "of"));
        }
        return kind(name, SEARCH, SearchOutcome.Kind.values())
                .map(outcome -> new SearchOutcome(fields.place(), outcome, new SearchReader(columns).read(fields)))
                .orElseThrow(() -> KnownNames.of("measure", names()).unknown(fields.place(), name));
    }

    private static <E extends Enum<E>> Optional<E> kind(String name, String prefix, E[] kinds) {
        return Arrays.stream(kinds)
                .filter(kind -> name.equals(prefix + Labels.of(kind)))
                .findFirst();
    }

    private static String architecture(JsonFields fields) {
        return fields.has("index") ? Integer.toString(fields.whole("index", 0, MANY)) : fields.text("architecture");
    }

    private Population population(JsonFields fields) {
        OptionalInt architectures = fields.has("architectures")
                ? OptionalInt.of(fields.whole("architectures", 1, MANY))
                : OptionalInt.empty();
        return new Population(
                fields.place(),
                fields.has("population")
                        ? fields.constant("population", Population.Kind.class, Labels::of)
                        : Population.Kind.ALL,
                fields.optionalObject("where").map(this::condition),
                fields.optionalObject("best").map(this::best),
                architectures);
    }

    private Condition condition(JsonFields fields) {
        String column = columns.at(fields, "column");
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(each -> fields.has(Labels.of(each)))
                .findFirst()
                .orElseThrow(() -> UserError.at(
                        fields.place(),
                        "says no bound",
                        "Add one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Comparison.values())
                                                .map(Labels::of)
                                                .toList())));
        Condition condition = new Condition(column, comparison, fields.number(Labels.of(comparison)));
        fields.end();
        return condition;
    }

    private Best best(JsonFields fields) {
        double share = fields.number("share");
        if (!(share > 0 && share < 1)) {
            throw UserError.at(fields.place() + " share", share + " is not between 0 and 1", "Write a share");
        }
        Best best = new Best(columns.at(fields, "by"), share);
        fields.end();
        return best;
    }
}
