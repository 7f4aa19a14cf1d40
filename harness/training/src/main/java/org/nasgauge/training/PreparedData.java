package org.nasgauge.training;

import org.nasgauge.api.error.UserError;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.training.data.DataSet;
import org.nasgauge.training.data.ImageSet;

/**
 * A data set as a recipe uses it: the first of its training images, with fewer pixels if asked, all standardized by the
 * training images in use.
 */
record PreparedData(String described, FeatureShape image, int classes, Images train, Images validation, Images test) {
    /** @throws UserError if the data set has not that many images, or cannot be had at that resolution */
    static PreparedData of(String place, DataSet data, Recipe recipe) {
        if (recipe.images() > data.train().size()) {
            throw UserError.at(
                    place,
                    "images: " + recipe.images() + " of the " + data.train().size() + " training images of "
                            + data.name(),
                    "Use fewer, a multiple of the batch");
        }
        try {
            ImageSet train = data.train().first(recipe.images()).averagedTo(recipe.resolution());
            return new PreparedData(
                    data.title() + ", sha256 " + data.sha256(),
                    new FeatureShape(train.height(), train.width(), train.channels()),
                    data.classes(),
                    new Images(train, train),
                    new Images(data.validation().averagedTo(recipe.resolution()), train),
                    new Images(data.test().averagedTo(recipe.resolution()), train));
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    place, "resolution: " + e.getMessage(), "Use a divisor of the images' height and width", e);
        }
    }
}
