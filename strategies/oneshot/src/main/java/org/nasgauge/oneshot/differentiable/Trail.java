package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.MixtureTrail.Sign;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.differentiable.EarlyStop.Seen;

/** Writes down what the epochs of a run's searches leave, as they are charged. */
final class Trail {
    /** Of the weights in records: they are to be looked at. */
    private static final double DIGITS = 1e4;

    private final Cell cell;
    private final Paths paths;
    private final List<Collapse> rules;
    private final List<MixtureTrail.Epoch> epochs = new ArrayList<>();
    private final List<Sign> signs = new ArrayList<>();
    /** Of the search that goes on. */
    private final List<Seen> seen = new ArrayList<>();

    /** Where the stretch of each rule that holds stands among the signs. */
    private final Map<Collapse, Integer> open = new EnumMap<>(Collapse.class);

    private int search = 1;

    Trail(Cell cell, Paths paths, List<Collapse> rules) {
        this.cell = cell;
        this.paths = paths;
        this.rules = rules;
    }

    /** What early stops are decided by, epoch by epoch of the search that goes on. */
    List<Seen> seen() {
        return seen;
    }

    void add(Epoch epoch) {
        Seen left = new Seen(
                cell.architecture(Discretisation.LARGEST.choose(epoch.weights(), cell, 1)),
                epoch.eigenvalue().orElse(Double.NaN),
                cell);
        seen.add(left);
        epochs.add(new MixtureTrail.Epoch(
                search,
                seen.size(),
                Arrays.stream(epoch.weights()).map(Trail::rounded).toList(),
                left.skips(),
                epoch.eigenvalue()));
        rules.forEach(this::look);
    }

    private void look(Collapse rule) {
        Optional<String> reason = rule.reason(seen, cell);
        Integer before = open.get(rule);
        if (before != null && (reason.isPresent() || rule.isFinal())) {
            signs.set(before, signs.get(before).until(seen.size()));
        } else if (reason.isPresent()) {
            open.put(rule, signs.size());
            signs.add(new Sign(search, seen.size(), seen.size(), rule.toString(), reason.get()));
        } else {
            open.remove(rule);
        }
    }

    /**
     * The search that goes on went back to an epoch, from 0, because the eigenvalue rose: what came after it is gone.
     *
     * @param decay that it goes on with
     */
    void goBack(int epoch, double decay) {
        int last = epoch + 1;
        String reason = String.format(
                Locale.ROOT,
                "the dominant eigenvalue rises by epoch %d: weight decay %.3g from here",
                seen.size(),
                decay);
        seen.subList(last, seen.size()).clear();
        epochs.removeIf(later -> later.search() == search && later.number() > last);
        signs.removeIf(later -> later.search() == search && later.from() > last);
        open.clear();
        for (int at = 0; at < signs.size(); at++) {
            Sign sign = signs.get(at);
            if (sign.search() == search && sign.to() >= last) {
                signs.set(at, sign.until(last));
                int there = at;
                rules.stream()
                        .filter(rule -> !rule.isFinal() && rule.toString().equals(sign.rule()))
                        .forEach(rule -> open.put(rule, there));
            }
        }
        signs.add(new Sign(search, last, last, Collapse.ROBUST_DARTS.toString(), reason));
    }

    private static List<Double> rounded(double[] weights) {
        return Arrays.stream(weights)
                .mapToObj(weight -> Math.rint(weight * DIGITS) / DIGITS)
                .toList();
    }

    /** The next search begins. */
    void endSearch() {
        search++;
        seen.clear();
        open.clear();
    }

    Optional<MixtureTrail> written() {
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(new MixtureTrail(
                        IntStream.range(0, paths.decisions())
                                .mapToObj(decision -> paths.decision(decision).name())
                                .toList(),
                        IntStream.range(0, paths.decisions())
                                .mapToObj(this::choices)
                                .toList(),
                        epochs,
                        rules.stream().map(Collapse::toString).toList(),
                        signs));
    }

    private List<String> choices(int decision) {
        List<String> names = paths.decision(decision).choices();
        return paths.choices(decision).stream().map(names::get).toList();
    }
}
