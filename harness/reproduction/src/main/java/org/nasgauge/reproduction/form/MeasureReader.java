package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.reproduction.measure.Correlation;
import org.nasgauge.reproduction.measure.CostPrediction;
import org.nasgauge.reproduction.measure.CurveCalibration;
import org.nasgauge.reproduction.measure.Landscape;
import org.nasgauge.reproduction.measure.MajorityVote;
import org.nasgauge.reproduction.measure.Measure;
import org.nasgauge.reproduction.measure.Measure.ExpectedBest;
import org.nasgauge.reproduction.measure.Measure.NotDerived;
import org.nasgauge.reproduction.measure.Measure.Optimum;
import org.nasgauge.reproduction.measure.Measure.ValueOf;
import org.nasgauge.reproduction.measure.Measure.ValueOfBest;
import org.nasgauge.reproduction.measure.NetworkCount;
import org.nasgauge.reproduction.measure.NetworkSpread;
import org.nasgauge.reproduction.measure.Population;
import org.nasgauge.reproduction.measure.Population.Best;
import org.nasgauge.reproduction.measure.Population.Comparison;
import org.nasgauge.reproduction.measure.Population.Condition;
import org.nasgauge.reproduction.measure.Prediction;
import org.nasgauge.reproduction.measure.SearchOutcome;
import org.nasgauge.reproduction.measure.Statistic;
import org.nasgauge.statistics.calibration.Calibration;

/** A measure by the name that its key {@code is} says, with the keys of its kind. */
final class MeasureReader {
    private static final String SEARCH = "search-";
    private static final String BOOSTED = "boosted-";
    private static final String PREDICTED = "predicted-";
    private static final String CURVE = "curve-";
    private static final int TREES = 500;
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
        List<String> names = new ArrayList<>(
                List.of("value", "optimum", "value-of-best", "expected-best", "majority-vote", "not-derived"));
        add(names, "", Statistic.Kind.values());
        add(names, "", Correlation.Coefficient.values());
        add(names, BOOSTED, Prediction.Coefficient.values());
        add(names, PREDICTED, CostPrediction.Goodness.values());
        add(names, CURVE, Calibration.Measure.values());
        add(names, LANDSCAPE, Landscape.Property.values());
        add(names, NETWORKS, NetworkCount.Kind.values());
        add(names, SPREAD, NetworkSpread.Kind.values());
        add(names, SEARCH, SearchOutcome.Kind.values());
        return names;
    }

    private static void add(List<String> names, String prefix, Enum<?>... kinds) {
        Arrays.stream(kinds).forEach(kind -> names.add(prefix + Fields.written(kind)));
    }

    /** @throws UserError if there is no such measure, or its keys are not those of its kind */
    Measure read(Node node) {
        String name = Fields.unchecked(node, "a measure, as {is: optimum, of: test}")
                .text("is", "the name of a measure, as optimum");
        return switch (name) {
            case "value" -> {
                Fields fields = Fields.of(node, "is", "of", "index", "architecture");
                yield new ValueOf(place(node), columns.at(fields, "of"), architecture(fields));
            }
            case "optimum" -> {
                Fields fields = ofPopulation(node, "rank");
                yield new Optimum(
                        columns.at(fields, "of"),
                        fields.has("rank") ? fields.whole("rank", 1, MANY) : 1,
                        population(fields));
            }
            case "expected-best" -> {
                Fields fields = ofPopulation(node, "draws", "replacement");
                yield new ExpectedBest(
                        columns.at(fields, "of"),
                        fields.whole("draws", 1, MANY),
                        !says(fields, "replacement", "no"),
                        population(fields));
            }
            case "value-of-best" -> {
                Fields fields = ofPopulation(node, "by");
                yield new ValueOfBest(columns.at(fields, "of"), columns.at(fields, "by"), population(fields));
            }
            case "majority-vote" -> {
                Fields fields = ofPopulation(node, "against");
                yield new MajorityVote(columns.allAt(fields, "of"), columns.at(fields, "against"), population(fields));
            }
            case "not-derived" ->
                new NotDerived(Fields.of(node, "is", "because").verbatim("because"));
            default -> ofKind(name, node);
        };
    }

    private Measure ofKind(String name, Node node) {
        Optional<Statistic.Kind> statistic = kind(name, "", Statistic.Kind.values());
        if (statistic.isPresent()) {
            Fields fields = ofPopulation(node);
            return new Statistic(statistic.get(), columns.at(fields, "of"), population(fields));
        }
        Optional<Correlation.Coefficient> coefficient = kind(name, "", Correlation.Coefficient.values());
        if (coefficient.isPresent()) {
            Fields fields = ofPopulation(node, "against", "sign");
            return new Correlation(
                    coefficient.get(),
                    columns.at(fields, "of"),
                    columns.at(fields, "against"),
                    says(fields, "sign", "dropped"),
                    population(fields));
        }
        Optional<Prediction.Coefficient> predicted = kind(name, BOOSTED, Prediction.Coefficient.values());
        if (predicted.isPresent()) {
            Fields fields = Fields.of(node, "is", "of", "against", "trees", "train", "test", "draws");
            return new Prediction(
                    predicted.get(),
                    columns.allAt(fields, "of"),
                    columns.at(fields, "against"),
                    fields.has("trees") ? fields.whole("trees", 1, MANY) : TREES,
                    fields.whole("train", 2, MANY),
                    fields.whole("test", 2, MANY),
                    fields.whole("draws", 1, MANY));
        }
        Optional<CostPrediction.Goodness> goodness = kind(name, PREDICTED, CostPrediction.Goodness.values());
        if (goodness.isPresent()) {
            return cost(goodness.get(), node);
        }
        Optional<Calibration.Measure> calibration = kind(name, CURVE, Calibration.Measure.values());
        if (calibration.isPresent()) {
            return new CurveCalibration(calibration.get(), forecasts(node));
        }
        Optional<Landscape.Property> property = kind(name, LANDSCAPE, Landscape.Property.values());
        if (property.isPresent()) {
            Fields fields = Fields.of(node, "is", "of", "reaching");
            OptionalInt reaching =
                    fields.has("reaching") ? OptionalInt.of(fields.whole("reaching", 0, MANY)) : OptionalInt.empty();
            return new Landscape(property.get(), columns.at(fields, "of"), reaching);
        }
        Optional<NetworkCount.Kind> count = kind(name, NETWORKS, NetworkCount.Kind.values());
        if (count.isPresent()) {
            return new NetworkCount(
                    count.get(), Fields.of(node, "is", "space").text("space", "the name of a search space"));
        }
        Optional<NetworkSpread.Kind> spread = kind(name, SPREAD, NetworkSpread.Kind.values());
        if (spread.isPresent()) {
            return new NetworkSpread(spread.get(), columns.at(Fields.of(node, "is", "of"), "of"));
        }
        return kind(name, SEARCH, SearchOutcome.Kind.values())
                .map(outcome -> new SearchOutcome(place(node), outcome, new SearchReader(columns).read(node)))
                .orElseThrow(() -> KnownNames.of("measure", names())
                        .unknown(
                                Fields.unchecked(node, "a measure")
                                        .need("is", "a name")
                                        .place(),
                                name));
    }

    private CostPrediction cost(CostPrediction.Goodness goodness, Node node) {
        Fields fields = Fields.of(node, "is", "by", "of", "against", "train", "draws");
        CostPrediction.Model model = fields.constant("by", CostPrediction.Model.class);
        boolean fromDevices = model == CostPrediction.Model.DEVICES || model == CostPrediction.Model.SIMILAR_DEVICE;
        if (fromDevices != fields.has("of")) {
            throw UserError.at(
                    place(node),
                    fromDevices ? "it names no other devices" : "what it predicts by does not look at other devices",
                    fromDevices ? "Name their columns under 'of'" : "Leave 'of' out");
        }
        return new CostPrediction(
                place(node),
                goodness,
                model,
                fromDevices ? columns.allAt(fields, "of") : List.of(),
                columns.at(fields, "against"),
                fields.whole("train", 2, MANY),
                fields.whole("draws", 1, MANY));
    }

    private CurveCalibration.Forecasts forecasts(Node node) {
        Fields fields = Fields.of(node, "is", "by", "of", "against", "epochs", "soft-bound", "learned", "networks");
        List<String> seen = columns.allAt(fields, "of");
        double softBound = fields.number("soft-bound");
        if (!(softBound > 0)) {
            throw UserError.at(place(node), "soft-bound is " + softBound, "Give a loss above 0");
        }
        return new CurveCalibration.Forecasts(
                fields.constant("by", CurveCalibration.Model.class),
                seen,
                columns.at(fields, "against"),
                fields.whole("epochs", seen.size() + 1, MANY),
                softBound,
                fields.whole("learned", 2, MANY),
                fields.whole("networks", 2, MANY));
    }

    /** The fields of a measure over a population of architectures. */
    private static Fields ofPopulation(Node node, String... further) {
        List<String> keys = new ArrayList<>(List.of("is", "of"));
        keys.addAll(List.of(further));
        keys.addAll(List.of("population", "where", "best", "architectures"));
        return Fields.of(node, keys);
    }

    private static boolean says(Fields fields, String key, String word) {
        return fields.has(key) && fields.text(key, word).equals(word);
    }

    private static String place(Node node) {
        return node.place().toString();
    }

    private static <E extends Enum<E>> Optional<E> kind(String name, String prefix, E[] kinds) {
        return Arrays.stream(kinds)
                .filter(kind -> name.equals(prefix + Fields.written(kind)))
                .findFirst();
    }

    private static String architecture(Fields fields) {
        return fields.has("index")
                ? Integer.toString(fields.whole("index", 0, MANY))
                : fields.text("architecture", "the text of an architecture, or its 'index'");
    }

    private Population population(Fields fields) {
        OptionalInt architectures = fields.has("architectures")
                ? OptionalInt.of(fields.whole("architectures", 1, MANY))
                : OptionalInt.empty();
        return new Population(
                fields.place().toString(),
                fields.has("population")
                        ? fields.constant("population", org.nasgauge.api.space.Population.class)
                        : org.nasgauge.api.space.Population.ALL,
                fields.find("where").map(this::condition),
                fields.find("best").map(this::best),
                architectures);
    }

    private Condition condition(Node node) {
        List<String> bounds =
                Arrays.stream(Comparison.values()).map(Fields::written).toList();
        List<String> keys = new ArrayList<>(List.of("column"));
        keys.addAll(bounds);
        Fields fields = Fields.of(node, keys);
        List<Comparison> given = Arrays.stream(Comparison.values())
                .filter(each -> fields.has(Fields.written(each)))
                .toList();
        if (given.size() != 1) {
            throw UserError.at(
                    fields.place(),
                    given.isEmpty() ? "says no bound" : "says several bounds",
                    "Give one of " + String.join(", ", bounds));
        }
        Comparison comparison = given.get(0);
        return new Condition(columns.at(fields, "column"), comparison, fields.number(Fields.written(comparison)));
    }

    private Best best(Node node) {
        Fields fields = Fields.of(node, "by", "share");
        String expected = "a share between 0 and 1";
        Node share = fields.need("share", expected);
        if (!(share.number(expected) > 0 && share.number(expected) < 1)) {
            throw share.wrong(expected);
        }
        return new Best(columns.at(fields, "by"), share.number(expected));
    }
}
