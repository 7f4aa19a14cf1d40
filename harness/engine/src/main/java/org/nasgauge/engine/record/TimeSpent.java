package org.nasgauge.engine.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this computer's time went in the runs of one study, over all sessions. It never moves the simulated clock, and
 * is another one each time.
 *
 * @param study id of the study
 * @param runs how many were timed
 * @param cpuSeconds of all these runs
 * @param sample what was timed in more detail, in some of the runs of a strategy
 */
public record TimeSpent(String study, long runs, double cpuSeconds, Optional<Sample> sample) {
    /**
     * Elapsed seconds of some runs, by what they were spent on.
     *
     * @param trials that ended in these runs
     * @param fit bringing a model up to date, where the strategy tells it from ask
     * @param evaluate all that is neither of the strategy's: looking evaluations up, keeping the books
     * @param own what the strategy itself took up to each mark that a run came to, in their order
     */
    public record Sample(long trials, double ask, double fit, double tell, double evaluate, List<Mark> own) {
        public Sample {
            own = List.copyOf(own);
        }

        private Sample and(Sample more) {
            List<Mark> both = new ArrayList<>();
            for (int i = 0; i < Math.max(own.size(), more.own.size()); i++) {
                Mark here = i < own.size() ? own.get(i) : Mark.NONE;
                Mark there = i < more.own.size() ? more.own.get(i) : Mark.NONE;
                both.add(new Mark(here.runs + there.runs, here.seconds + there.seconds));
            }
            return new Sample(
                    trials + more.trials,
                    ask + more.ask,
                    fit + more.fit,
                    tell + more.tell,
                    evaluate + more.evaluate,
                    both);
        }
    }

    /** @param seconds of all these runs together */
    public record Mark(long runs, double seconds) {
        private static final Mark NONE = new Mark(0, 0);
    }

    /** Whether a strategy's own time is noted after so many trials: 1, 2, 3, 4, 6, 8, 12, 16, and so on. */
    public static boolean isMark(long trials) {
        long highest = Long.highestOneBit(trials);
        return trials == highest || trials == highest + highest / 2;
    }

    /** What a strategy itself took up to each mark; empty where that was not timed. */
    public List<Mark> own() {
        return sample.map(Sample::own).orElse(List.of());
    }

    /**
     * Elapsed seconds that the strategy itself took up to the end of so many trials, mean over the sampled runs: a line
     * between the marks, and behind the last.
     */
    public double ownSeconds(int trials) {
        double before = 0;
        double slope = 0;
        long from = 0;
        long at = 0;
        for (Mark mark : own()) {
            do {
                at++;
            } while (!isMark(at));
            double here = Math.max(before, mark.seconds / mark.runs);
            slope = (here - before) / (at - from);
            if (trials <= at) {
                return before + slope * (trials - from);
            }
            before = here;
            from = at;
        }
        return before + slope * (trials - from);
    }

    private TimeSpent and(TimeSpent more) {
        Optional<Sample> both = sample.isPresent() && more.sample.isPresent()
                ? Optional.of(sample.get().and(more.sample.get()))
                : sample.or(more::sample);
        return new TimeSpent(study, runs + more.runs, cpuSeconds + more.cpuSeconds, both);
    }

    /** By study; lines that are not whole are left out, since nothing depends on them. */
    static Map<String, TimeSpent> read(List<String> lines) {
        Map<String, TimeSpent> spent = new LinkedHashMap<>();
        for (String line : lines) {
            try {
                TimeSpent one = read(line);
                spent.merge(one.study(), one, TimeSpent::and);
            } catch (IllegalArgumentException e) {
                // torn by a kill
            }
        }
        return spent;
    }

    private static TimeSpent read(String line) {
        String study = "";
        long runs = 0;
        double cpuSeconds = 0;
        Optional<Sample> sample = Optional.empty();
        try (LineFields fields = LineFields.of(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)))) {
            while (fields.next()) {
                switch (fields.name()) {
                    case "study" -> study = fields.text();
                    case "runs" -> runs = fields.wide();
                    case "cpu-seconds" -> cpuSeconds = fields.number();
                    case "sample" -> sample = Optional.of(sample(fields));
                    default -> fields.skip();
                }
            }
            fields.requireEnd();
            fields.require("study", "runs", "cpu-seconds");
            return new TimeSpent(study, runs, cpuSeconds, sample);
        }
    }

    private static Sample sample(LineFields fields) {
        long trials = 0;
        double ask = 0;
        double fit = 0;
        double tell = 0;
        double evaluate = 0;
        List<Mark> own = List.of();
        fields.open();
        while (fields.next()) {
            switch (fields.name()) {
                case "trials" -> trials = fields.wide();
                case "ask-seconds" -> ask = fields.number();
                case "fit-seconds" -> fit = fields.number();
                case "tell-seconds" -> tell = fields.number();
                case "evaluate-seconds" -> evaluate = fields.number();
                case "own" -> own = fields.list(TimeSpent::mark);
                default -> fields.skip();
            }
        }
        fields.require("trials", "ask-seconds", "tell-seconds", "evaluate-seconds");
        return new Sample(trials, ask, fit, tell, evaluate, own);
    }

    private static Mark mark(LineFields fields) {
        long runs = 0;
        double seconds = 0;
        fields.open();
        while (fields.next()) {
            switch (fields.name()) {
                case "runs" -> runs = fields.wide();
                case "seconds" -> seconds = fields.number();
                default -> fields.skip();
            }
        }
        fields.require("runs", "seconds");
        return new Mark(runs, seconds);
    }
}
