/** The images that live training uses, kept as a compact resource and split once. */
@NullMarked
package org.nasgauge.training.data;

import org.jspecify.annotations.NullMarked;
