/**
 * The tape's backend of plain Java loops: the same bits on every processor and JDK, and no native library. An activation is
 * stored as {@link org.nasgauge.tape.java.Rows}. What this package computes is defined by {@link
 * org.nasgauge.tape.java.RowArithmetic}: products and additions lane by lane in a stated order, {@code Math.fma} wherever a
 * product is added, and one fold from lanes to a number. Nothing else may be used on an activation, since nothing else is
 * the same everywhere and fast.
 */
@NullMarked
package org.nasgauge.tape.java;

import org.jspecify.annotations.NullMarked;
