package org.nasgauge.api.component;

import java.util.Optional;
import org.nasgauge.api.metric.Fidelity;

/**
 * What a component needs beside evaluations in full. Its study supplies it, charges it (what comes once as preparation,
 * what comes with each architecture each time), and shows nothing that was not asked for. A benchmark that lacks it is
 * refused before the first evaluation.
 */
public sealed interface Need {
    /** As lists name it. */
    String label();

    /** What has to be done about it, as in "requires of its benchmark that it …". */
    String meaning();

    /** What there is to be had without a price. */
    enum Access implements Need {
        LOWER_FIDELITIES("evaluates at fewer epochs than the full schedule"),
        WATCHED_TRAININGS("tells of a training while it goes on"),
        ESTIMATES("lets a strategy query an estimator, at the estimator's price"),
        ESTIMATES_FROM_TRIALS("lets a strategy query an estimator that learns from the trials of the run alone"),
        MEMBERS("shows an estimator what other estimators say"),
        PRIOR("comes with a prior of good architectures"),
        BUDGET("limits its runs"),
        ENUMERABLE("numbers all architectures of its space"),
        TRUE_OPTIMUM("knows the best architecture on test: for baselines that see the truth");

        private final String meaning;

        Access(String meaning) {
            this.meaning = meaning;
        }

        @Override
        public String label() {
            return name();
        }

        @Override
        public String meaning() {
            return meaning;
        }
    }

    /**
     * With each architecture the first epochs of one training, charged as such a training, with a pass over the validation
     * images for each epoch whose validation is shown.
     *
     * @param epochs at least 1
     * @param validated the epochs whose validation is shown; the scores of training come with every epoch
     */
    record Curve(int epochs, Validated validated) implements Need {
        /** Of which epochs the validation is shown. */
        public enum Validated {
            NONE,
            LAST,
            EACH
        }

        public Curve {
            if (epochs < 1) {
                throw new IllegalArgumentException(epochs + " epochs of a curve; expected at least 1");
            }
        }

        /** With the validation of each epoch. */
        public Curve(int epochs) {
            this(epochs, Validated.EACH);
        }

        /** Whether the validation of this epoch is shown. */
        public boolean validates(int epoch) {
            return switch (validated) {
                case NONE -> false;
                case LAST -> epoch == epochs;
                case EACH -> epoch >= 1 && epoch <= epochs;
            };
        }

        @Override
        public String label() {
            return "LEARNING_CURVES";
        }

        @Override
        public String meaning() {
            return "gives every epoch of a training";
        }
    }

    /**
     * With each architecture what is known of it without training, such as its parameters, the score of a proxy or a
     * latency. An estimate is charged the seconds that it took, where they are recorded.
     *
     * @param name of the metric
     */
    record Property(String name) implements Need {
        @Override
        public String label() {
            return "PROPERTY";
        }

        @Override
        public String meaning() {
            return "knows the property '" + name + "' of each architecture";
        }
    }

    /**
     * Once, architectures that the estimates are relative to: those that a run of the estimator rates; where a strategy
     * queries it one by one, so many that are drawn at random, charged as estimates are.
     *
     * @param sample at least 1
     */
    record Candidates(int sample) implements Need {
        public Candidates {
            if (sample < 1) {
                throw new IllegalArgumentException(sample + " candidates; expected at least 1");
            }
        }

        @Override
        public String label() {
            return "CANDIDATES";
        }

        @Override
        public String meaning() {
            return "has architectures to compare with";
        }
    }

    /**
     * Once, so many architectures drawn at random with what they score on validation, charged as trials are.
     *
     * @param architectures at least 1; those whose evaluation fails are charged and left out
     * @param fidelity empty for the full one
     */
    record Evaluations(int architectures, Optional<Fidelity> fidelity) implements Need {
        public Evaluations {
            if (architectures < 1) {
                throw new IllegalArgumentException(architectures + " architectures; expected at least 1");
            }
        }

        @Override
        public String label() {
            return "EVALUATIONS";
        }

        @Override
        public String meaning() {
            return fidelity.map(at -> "evaluates at the fidelity " + at).orElse("evaluates architectures");
        }
    }

    /**
     * With each architecture its network before any training, charged by the work of the passes through it.
     *
     * @param images whether it is shown images of a data set with their labels besides
     * @param passes how often an image goes forward through the network to score one architecture; a backward pass counts as
     *     two
     */
    record UntrainedNetwork(boolean images, long passes) implements Need {
        public UntrainedNetwork {
            if (passes < 0) {
                throw new IllegalArgumentException(passes + " passes; expected at least 0");
            }
        }

        @Override
        public String label() {
            return "UNTRAINED_NETWORKS";
        }

        @Override
        public String meaning() {
            return "defines the network of each architecture" + (images ? " and has images to show it" : "");
        }
    }

    /**
     * Networks that hand weights on to each other, with training and validation images, to be trained by the component
     * itself. What that takes it declares as work, and is charged for it.
     */
    record WeightSharing(Through through) implements Need {
        /** How weights come from one architecture to another. */
        public enum Through {
            /** One network holds those of all architectures. */
            SUPERNET("defines one network that holds those of all architectures"),
            /** A network grows into others that begin with what it has learnt. */
            INHERITANCE("defines networks that grow into each other");

            private final String meaning;

            Through(String meaning) {
                this.meaning = meaning;
            }
        }

        public WeightSharing() {
            this(Through.SUPERNET);
        }

        @Override
        public String label() {
            return through == Through.SUPERNET ? "WEIGHT_SHARING" : "WEIGHT_INHERITANCE";
        }

        @Override
        public String meaning() {
            return through.meaning + ", and has images to train on";
        }
    }
}
