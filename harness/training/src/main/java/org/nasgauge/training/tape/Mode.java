package org.nasgauge.training.tape;

/** How a forward pass treats what differs between training and inference. */
public enum Mode {
    /** Batch normalization uses the batch's own moments and updates its running ones. */
    TRAINING,
    /** Batch normalization uses its running moments. No backward pass may follow. */
    INFERENCE
}
