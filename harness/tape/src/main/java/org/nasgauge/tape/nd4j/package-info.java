/**
 * The tape's backend over ND4J: native memory, channels last (batch, height, width, channels). Convolutions, matrix
 * products and pooling are ND4J's; what only streams over memory is written as plain loops, which measured faster than the
 * calls. Same inputs, same bits, on one kind of machine, provided OpenMP runs one thread.
 */
@NullMarked
package org.nasgauge.tape.nd4j;

import org.jspecify.annotations.NullMarked;
