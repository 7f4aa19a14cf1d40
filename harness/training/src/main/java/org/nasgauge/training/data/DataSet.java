package org.nasgauge.training.data;

import java.util.List;
import java.util.ServiceLoader;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.registry.Registry;

/**
 * Images in classes, split once for good.
 *
 * @param name as a recipe writes it
 * @param title for people, as in {@code Fashion-MNIST 8x8}
 * @param sha256 of the content: labels and pixels of all splits
 * @param classes how many there are; labels count from 0
 */
public record DataSet(
        String name, String title, String sha256, int classes, ImageSet train, ImageSet validation, ImageSet test) {
    public DataSet {
        if (!train.isLike(validation) || !train.isLike(test)) {
            throw new IllegalArgumentException(name + " has images of several sizes");
        }
    }

    /** Makes a data set known by name; found by {@link ServiceLoader}. */
    public interface Provider {
        String name();

        /** What it is, and whose, in one sentence. */
        String summary();

        /** @throws UserError if it is not there or damaged */
        DataSet load();
    }

    public static Registry<Provider> installed() {
        return Registry.installed("data set", Provider.class, provider -> List.of(provider.name()));
    }

    /**
     * @param place where the name stands, for the error message
     * @throws UserError if there is none of this name, or it is damaged
     */
    public static DataSet named(String place, String name) {
        return installed().named(place, name).load();
    }
}
