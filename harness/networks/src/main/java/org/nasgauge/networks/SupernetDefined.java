package org.nasgauge.networks;

/** What a search space may have besides: one network that holds the networks of all its architectures. */
public interface SupernetDefined extends NetworkDefined {
    /**
     * With a {@link Layer.Choice} for what each decision decides, wherever that stands in the network, or for each edge that
     * there could be, with the {@link SupernetChoices} that say what an architecture has of them. The path of an
     * architecture is its network {@linkplain NetworkDefined#asWritten as written}, without dead operations; other names
     * apart, and perhaps another order of nodes.
     *
     * @throws IllegalArgumentException if the space has no network of this scale, saying why
     */
    Supernet supernet(Scale scale);
}
