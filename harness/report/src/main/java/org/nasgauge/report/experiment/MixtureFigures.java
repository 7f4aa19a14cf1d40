package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.figure.Figure;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.report.figure.LineFigure;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;
import org.nasgauge.report.text.Decimals;

/** Mixture weights over epochs, and what they come to. */
final class MixtureFigures {
    private static final Axis EPOCH = new Axis("epoch", "epoch", Scale.LINEAR);

    private final List<Mixtures> studies;

    private MixtureFigures(List<Mixtures> studies) {
        this.studies = studies;
    }

    static List<Block> of(List<Mixtures> studies) {
        MixtureFigures figures = new MixtureFigures(studies);
        List<Figure> signs = new ArrayList<>();
        figures.over("skip-share", "share of skips", MixtureFigures::share).ifPresent(signs::add);
        figures.over("eigenvalue", "dominant eigenvalue", MixtureTrail.Epoch::eigenvalue)
                .ifPresent(signs::add);
        return List.of(
                new Block.Figures(
                        "mixture-weights",
                        "Mixture weights over epochs: of each choice the mean over decisions and searches that go on, in a"
                                + " band from the least search to the greatest.",
                        figures.each(figures::weights)),
                new Block.Figures(
                        "mixture-ends",
                        "Weights of each decision's choices after the last epoch, in mean over the searches.",
                        figures.each(figures::ends)),
                new Block.Figures(
                        "collapse-signs-over-epochs",
                        "What signs of collapse are read from, in mean over the searches that go on.",
                        signs));
    }

    private List<Figure> each(Function<Integer, Figure> figure) {
        return IntStream.range(0, studies.size()).boxed().map(figure).toList();
    }

    private static OptionalDouble share(MixtureTrail.Epoch epoch) {
        return OptionalDouble.of((double) epoch.skips() / epoch.weights().size());
    }

    /** All names of choices, in the order in which decisions have them. */
    private static List<String> choices(Mixtures study) {
        return study.first().choices().stream().flatMap(List::stream).distinct().toList();
    }

    /** Of one choice after an epoch, over the decisions that have it. */
    private static double weight(Mixtures study, MixtureTrail.Epoch epoch, String choice) {
        List<List<String>> choices = study.first().choices();
        return IntStream.range(0, choices.size())
                .filter(decision -> choices.get(decision).contains(choice))
                .mapToDouble(decision ->
                        epoch.weights().get(decision).get(choices.get(decision).indexOf(choice)))
                .average()
                .orElseThrow();
    }

    private Figure weights(int number) {
        Mixtures study = studies.get(number);
        List<Line> lines = choices(study).stream()
                .map(choice -> new Line(
                        choice,
                        Role.COMPARED,
                        points(study, epoch -> OptionalDouble.of(weight(study, epoch, choice)), true)))
                .toList();
        return new LineFigure(
                "mixture-weights-" + (number + 1),
                study.label(),
                EPOCH,
                new Axis("weight", "mean weight", Scale.LINEAR),
                lines);
    }

    /** After each epoch that some search has, over those that have a value there. */
    private static List<Point> points(
            Mixtures study, Function<MixtureTrail.Epoch, OptionalDouble> value, boolean banded) {
        int most = study.searches().stream()
                .mapToInt(search -> search.epochs().size())
                .max()
                .orElseThrow();
        List<Point> points = new ArrayList<>();
        for (int at = 0; at < most; at++) {
            int epoch = at;
            double[] values = study.searches().stream()
                    .filter(search -> search.epochs().size() > epoch)
                    .flatMapToDouble(search -> value.apply(search.epochs().get(epoch)).stream())
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                double mean = Math.min(
                        values[values.length - 1],
                        Math.max(values[0], DoubleStream.of(values).average().orElseThrow()));
                points.add(new Point(
                        epoch + 1, mean, banded ? values[0] : mean, banded ? values[values.length - 1] : mean));
            }
        }
        return points;
    }

    private Figure ends(int number) {
        Mixtures study = studies.get(number);
        MixtureTrail names = study.first();
        List<String> columns = choices(study);
        List<List<Optional<HeatMap.Cell>>> cells = new ArrayList<>();
        for (int d = 0; d < names.decisions().size(); d++) {
            int decision = d;
            cells.add(columns.stream()
                    .map(choice -> names.choices().get(decision).indexOf(choice))
                    .map(at -> at < 0 ? Optional.<HeatMap.Cell>empty() : Optional.of(end(study, decision, at)))
                    .toList());
        }
        return new HeatMap(
                "mixture-ends-" + (number + 1),
                study.label(),
                new Axis("choice", "choice", Scale.LINEAR),
                new Axis("decision", "decision", Scale.LINEAR),
                "weight",
                columns,
                names.decisions(),
                cells);
    }

    private static HeatMap.Cell end(Mixtures study, int decision, int at) {
        double mean = study.searches().stream()
                .mapToDouble(search -> search.last().weights().get(decision).get(at))
                .average()
                .orElseThrow();
        return new HeatMap.Cell(Math.max(-1, Math.min(1, mean)), Decimals.fixed(mean, 2));
    }

    /** A line a study; none where no search has a value. */
    private Optional<Figure> over(String id, String what, Function<MixtureTrail.Epoch, OptionalDouble> value) {
        List<Line> lines = new ArrayList<>();
        for (Mixtures study : studies) {
            List<Point> points = points(study, value, false);
            if (!points.isEmpty()) {
                lines.add(new Line(study.label(), Role.COMPARED, points));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineFigure(
                        id + "-over-epochs",
                        "Mean " + what,
                        EPOCH,
                        new Axis(id.replace('-', '_'), what, Scale.LINEAR),
                        lines));
    }
}
