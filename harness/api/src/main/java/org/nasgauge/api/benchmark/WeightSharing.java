package org.nasgauge.api.benchmark;

import java.util.Optional;
import java.util.SortedMap;

/**
 * Networks of a space that hand weights on to each other, as one that holds those of all architectures, and images to train
 * them on. What it is, is between who makes it and who trains it. Safe for use by many threads.
 */
public interface WeightSharing {
    /** Everything that decides the networks and the images, by name. */
    SortedMap<String, String> recipe();

    /** Where trainings of them are kept from session to session. */
    Snapshots snapshots();

    /** The same with its trainings kept elsewhere. */
    WeightSharing keptIn(Snapshots snapshots);

    /** States of long work, so that a kill costs little of it. Safe for use by many threads. */
    interface Snapshots {
        /** Keeps nothing. */
        Snapshots NONE = new Snapshots() {
            @Override
            public Optional<byte[]> find(String work) {
                return Optional.empty();
            }

            @Override
            public void keep(String work, byte[] state) {}
        };

        /** @param work everything that decides what is kept under it */
        Optional<byte[]> find(String work);

        /** In the place of an earlier one. */
        void keep(String work, byte[] state);

        /** Those of work that depends on something else besides. */
        default Snapshots of(String besides) {
            Snapshots all = this;
            return new Snapshots() {
                @Override
                public Optional<byte[]> find(String work) {
                    return all.find(besides + "\n" + work);
                }

                @Override
                public void keep(String work, byte[] state) {
                    all.keep(besides + "\n" + work, state);
                }
            };
        }
    }
}
