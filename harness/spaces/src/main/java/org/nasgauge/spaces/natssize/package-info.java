/**
 * The size search space of NATS-Bench (Dong, Liu, Musial and Gabrys, NATS-Bench: Benchmarking NAS algorithms for
 * architecture topology and size, TPAMI 2021): how many channels each of five layers has.
 */
@NullMarked
package org.nasgauge.spaces.natssize;

import org.jspecify.annotations.NullMarked;
