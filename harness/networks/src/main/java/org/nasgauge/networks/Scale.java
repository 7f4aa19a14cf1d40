package org.nasgauge.networks;

/**
 * How large a network is around what the architecture decides. A space takes from it what it knows, and refuses what it
 * does not.
 *
 * @param image what goes in
 * @param classes how many logits come out
 * @param channels of the first stage
 * @param stages of cells, each at half the height and width and, where the space has it so, twice the channels of the one
 *     before
 * @param cellsPerStage cells in a row at one size, without those that reduce it
 * @param stemKernel height and width of the convolutions before the first cell, odd
 */
public record Scale(
        FeatureShape image,
        int classes,
        int channels,
        int stages,
        int cellsPerStage,
        int stemKernel,
        Reduction reduction) {
    /** How height and width are halved between stages. */
    public enum Reduction {
        /** As the space's authors do. */
        PUBLISHED,
        /**
         * The mean over each 2 × 2 block, a 1 × 1 convolution and batch normalization, so that all work over neighbouring
         * pixels is the cells' own.
         */
        POOLED
    }

    public Scale {
        Demands.require(classes >= 2, "classes", classes, "from 2");
        Demands.require(channels >= 1, "channels", channels, "from 1");
        Demands.require(stages >= 1, "stages", stages, "from 1");
        Demands.require(cellsPerStage >= 1, "cells per stage", cellsPerStage, "from 1");
        Demands.require(stemKernel >= 1 && stemKernel % 2 == 1, "stem kernel", stemKernel, "odd");
    }

    /** For other images and classes. */
    public Scale on(FeatureShape otherImage, int otherClasses) {
        return new Scale(otherImage, otherClasses, channels, stages, cellsPerStage, stemKernel, reduction);
    }
}
