package org.nasgauge.training.network;

/**
 * The size of a network around its cells: a stem, then stages of cells, each stage at half the size and twice the
 * channels of the one before.
 *
 * @param channels of the first stage
 * @param cellsPerStage cells in a row, at one size
 * @param stemKernel 1 or 3: height and width of the only convolution before the first cell
 */
public record Scale(int channels, int stages, int cellsPerStage, int stemKernel) {}
