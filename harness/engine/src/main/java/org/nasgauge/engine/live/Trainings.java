package org.nasgauge.engine.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.tabular.making.Outcome;
import org.nasgauge.tabular.making.TrainingJournal;

/**
 * The trainings of one trainer, done when they are first asked for and kept in a journal: whoever asks again, now or in a
 * later session, reads them. Some that were left at an early epoch stay open, to be gone on with; any other is trained
 * again from its beginning, to the same bits. Safe for use by many threads.
 */
public final class Trainings implements AutoCloseable {
    /** More would only cost memory: a strategy goes on with what it left lately. */
    private static final int MOST_OPEN = 16;

    private final Trainer trainer;
    private final Path folder;
    private final Map<TrainingJournal.Key, LiveTraining> open = new LinkedHashMap<>();
    private @Nullable TrainingJournal journal;

    /** @param folder of the journal, made when the first training is asked for */
    public Trainings(Trainer trainer, Path folder) {
        this.trainer = trainer;
        this.folder = folder;
    }

    Trainer trainer() {
        return trainer;
    }

    /** The networks before training; what is trained on one that they share is kept beside the trainings. */
    Optional<UntrainedNetworks> untrained() {
        return trainer.untrained().map(networks -> networks.keptIn(new SnapshotFolder(folder)));
    }

    /**
     * What a training has come to after so many epochs, or more.
     *
     * @throws UserError if the journal is in use, damaged, or cannot be written
     */
    Outcome upTo(Architecture architecture, int seed, int epochs) {
        SearchSpace space = trainer.space();
        Architecture network = space.canonical(architecture);
        TrainingJournal.Key key = TrainingJournal.Key.of(space.format(network), seed);
        TrainingJournal kept = journal();
        return kept.exclusively(key, () -> {
            Optional<Outcome> known = kept.find(key);
            if (known.isPresent() && (known.get().isFinal() || epochs(known.get()) >= epochs)) {
                return known.get();
            }
            Outcome outcome = train(key, network, seed, epochs);
            kept.append(key, outcome);
            return outcome;
        });
    }

    private static int epochs(Outcome outcome) {
        return outcome.trained().map(LearningCurve::epochs).orElse(0);
    }

    private Outcome train(TrainingJournal.Key key, Architecture network, int seed, int epochs) {
        LiveTraining training = take(key).orElseGet(() -> trainer.begin(network, seed));
        Optional<LearningCurve> finite = Optional.empty();
        boolean goesOn = false;
        try {
            while (training.epoch() < epochs) {
                training.advance();
                if (!Outcome.isFinite(training.curve())) {
                    return new Outcome.Failed(Outcome.Failed.diverged().reason(), finite);
                }
                finite = Optional.of(training.curve());
            }
            LearningCurve curve = training.curve();
            goesOn = curve.epochs() < trainer.epochs();
            return goesOn ? new Outcome.Partial(curve) : new Outcome.Completed(curve);
        } catch (ArithmeticException e) {
            return new Outcome.Failed(Outcome.Failed.diverged().reason(), finite);
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            return new Outcome.Failed("failed: " + PlainWords.of(e).problem(), finite);
        } finally {
            if (goesOn) {
                leave(key, training);
            } else {
                training.close();
            }
        }
    }

    private synchronized Optional<LiveTraining> take(TrainingJournal.Key key) {
        return Optional.ofNullable(open.remove(key));
    }

    private void leave(TrainingJournal.Key key, LiveTraining training) {
        training.rest();
        List<LiveTraining> over = new ArrayList<>();
        synchronized (this) {
            open.put(key, training);
            while (open.size() > MOST_OPEN) {
                TrainingJournal.Key longestLeft = open.keySet().iterator().next();
                over.add(open.remove(longestLeft));
            }
        }
        over.forEach(LiveTraining::close);
    }

    private synchronized TrainingJournal journal() {
        if (journal == null) {
            journal = TrainingJournal.open(folder, header());
        }
        return journal;
    }

    /** Other code may train otherwise: it has a journal of its own. */
    private TrainingJournal.Header header() {
        SortedMap<String, String> environment = new TreeMap<>(trainer.environment());
        environment.put(
                "code",
                CodeIdentity.of(List.of(trainer.getClass(), trainer.space().getClass())));
        return new TrainingJournal.Header(trainer.space().name(), trainer.recipe(), environment);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(LiveTraining::close);
        open.clear();
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }
}
