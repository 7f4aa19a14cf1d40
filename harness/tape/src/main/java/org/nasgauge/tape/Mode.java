package org.nasgauge.tape;

/** How a forward pass treats what differs between training and inference. */
public enum Mode {
    /** Batch normalization uses the batch's own moments and updates its running ones; dropout draws. */
    TRAINING,
    /** Batch normalization uses its running moments, dropout passes all on. No backward pass may follow. */
    INFERENCE
}
