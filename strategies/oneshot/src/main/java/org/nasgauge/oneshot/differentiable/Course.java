package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;

/**
 * One search as it trains: from epoch to epoch, or back to an earlier one, to go on from there with a stronger weight decay.
 * What an epoch draws hangs on the seed and its number alone, so one that is trained again sees the same images.
 */
final class Course implements AutoCloseable {
    private final Begin begin;
    private final Training training;
    private final boolean mayGoBack;
    /** Of the weights of the network. */
    private double decay;

    private Bilevel bilevel;
    /** In order, with those that it went back from. */
    private final List<Epoch> trained = new ArrayList<>();
    /** After the epochs, from 0, that it may go back to. */
    private final NavigableMap<Integer, Snapshot> states = new TreeMap<>();

    /** Makes a search before its first epoch. */
    interface Begin {
        Bilevel with(Training training);
    }

    /** @param mayGoBack whether states are kept for that */
    Course(Begin begin, Training training, boolean mayGoBack) {
        this.begin = begin;
        this.training = training;
        this.mayGoBack = mayGoBack;
        this.decay = training.weightDecay();
        this.bilevel = begin.with(training);
    }

    /** Where it stands. */
    Bilevel bilevel() {
        return bilevel;
    }

    /** All epochs, in order: those that it went back from too. */
    List<Epoch> trained() {
        return trained;
    }

    /** @see Bilevel#advance(boolean) */
    void advance(boolean decides) {
        bilevel.advance(decides);
        int epoch = bilevel.epochs().size() - 1;
        trained.add(bilevel.epochs().get(epoch));
        if (mayGoBack && EarlyStop.mayReturn(epoch)) {
            states.put(epoch, bilevel.snapshot());
        }
    }

    /** Back to where it stood after an epoch, from 0. */
    void goBack(int epoch, double strongerDecay) {
        Snapshot state = Objects.requireNonNull(states.get(epoch), () -> "no state after epoch " + epoch);
        states.tailMap(epoch, false).clear();
        resume(strongerDecay, state);
    }

    private void resume(double withDecay, Snapshot state) {
        decay = withDecay;
        bilevel.close();
        bilevel = begin.with(training.withWeightDecay(withDecay));
        bilevel.restore(state);
    }

    Snapshot snapshot() {
        Snapshot snapshot = new Snapshot()
                .put("decay", decay)
                .put(
                        "states",
                        states.keySet().stream().mapToDouble(epoch -> epoch).toArray())
                .putAll("now ", bilevel.snapshot());
        states.forEach((epoch, state) -> snapshot.putAll("after " + epoch + " ", state));
        Epoch.keep(trained, snapshot);
        return snapshot;
    }

    /** Goes on to where another of the same kind was. */
    void restore(Snapshot snapshot) {
        resume(snapshot.get("decay")[0], snapshot.part("now "));
        states.clear();
        Arrays.stream(snapshot.get("states"))
                .mapToInt(epoch -> (int) epoch)
                .forEach(epoch -> states.put(epoch, snapshot.part("after " + epoch + " ")));
        trained.clear();
        trained.addAll(Epoch.kept(snapshot));
    }

    @Override
    public void close() {
        bilevel.close();
    }
}
