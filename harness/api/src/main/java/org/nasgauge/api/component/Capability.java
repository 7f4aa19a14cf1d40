package org.nasgauge.api.component;

/** What a benchmark can do beyond evaluating at its full fidelity, and what a component may require of it. */
public enum Capability {
    LOWER_FIDELITIES("evaluates at fewer epochs than the full schedule"),
    LEARNING_CURVES("gives every epoch of a training"),
    CHECKPOINTS("continues a training from an earlier fidelity"),
    COMPLEXITY("knows the parameters and FLOPs of each architecture"),
    ESTIMATES("lets a strategy query an estimator, at the estimator's price"),
    SEVERAL_OBJECTIVES("gives more than one objective"),
    ENUMERABLE("numbers all architectures of its space"),
    TRUE_OPTIMUM("knows the best architecture on test: for baselines that see the truth");

    private final String meaning;

    Capability(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
