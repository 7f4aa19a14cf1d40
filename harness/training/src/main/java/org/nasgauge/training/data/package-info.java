/** The images that live training uses: data sets by name, each split once and checked by its hash. */
@NullMarked
package org.nasgauge.training.data;

import org.jspecify.annotations.NullMarked;
