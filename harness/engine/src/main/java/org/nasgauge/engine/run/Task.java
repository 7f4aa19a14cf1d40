package org.nasgauge.engine.run;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.search.Proposal;

/** What keeps a worker busy. */
sealed interface Task {
    /**
     * A trial that is under way.
     *
     * @param evaluation what will come of it, and what that costs
     * @param training that can go on afterwards
     * @param kind by which it is counted if it failed
     * @param finding seconds that are charged for finding the proposal, and for what is predicted of it
     * @param predicted what is told in the place of the evaluation's own properties
     */
    record Started(
            Proposal.Trial trial,
            Evaluation evaluation,
            Optional<Progress> training,
            String kind,
            double finding,
            List<Evaluation.Property> predicted)
            implements Task {
        public Started {
            predicted = List.copyOf(predicted);
        }

        Started(Proposal.Trial trial, Evaluation evaluation) {
            this(trial, evaluation, Optional.empty());
        }

        Started(Proposal.Trial trial, Evaluation evaluation, Optional<Progress> training) {
            this(
                    trial,
                    evaluation,
                    training,
                    evaluation instanceof Evaluation.Failed failed ? failed.reason() : "",
                    0,
                    List.of());
        }

        /** All that the trial is charged. */
        double seconds() {
            return finding + evaluation.seconds();
        }

        /** The same with seconds for finding it. */
        Started foundIn(double seconds) {
            return new Started(trial, evaluation, training, kind, seconds, predicted);
        }

        /**
         * What cannot be evaluated at all: it costs nothing.
         *
         * @param what is wrong, as the strategy is told
         */
        static Started invalid(Proposal.Trial trial, String kind, String what) {
            return new Started(trial, new Evaluation.Failed(what, 0), Optional.empty(), kind, 0, List.of());
        }

        /** With what is known of the architecture, if the trial did not fail. */
        Started with(List<Evaluation.Property> properties) {
            return evaluation instanceof Evaluation.Completed completed
                    ? new Started(trial, completed.with(properties), training, kind, finding, predicted)
                    : this;
        }

        Started predicted(List<Evaluation.Property> properties) {
            return new Started(trial, evaluation, training, kind, finding, properties);
        }
    }

    /** What has been done already, and has yet to be charged. */
    enum Done implements Task {
        QUERY,
        /** Of the strategy itself. */
        WORK
    }
}
