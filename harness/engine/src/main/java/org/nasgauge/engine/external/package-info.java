/**
 * Strategies that are programs of their own, in any language: the suite starts one for each run and speaks with it in
 * lines of JSON over its standard input and output.
 */
@NullMarked
package org.nasgauge.engine.external;

import org.jspecify.annotations.NullMarked;
