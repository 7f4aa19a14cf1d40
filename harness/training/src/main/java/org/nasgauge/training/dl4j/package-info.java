/** Networks as DeepLearning4J's own {@code ComputationGraph}: to train with, to check the tape against, to take away. */
@NullMarked
package org.nasgauge.training.dl4j;

import org.jspecify.annotations.NullMarked;
