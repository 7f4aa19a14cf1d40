/** The header of NumPy's .npy files, version 1.0: what makes a column readable from Java and Python alike. */
@NullMarked
package org.nasgauge.tabular.npy;

import org.jspecify.annotations.NullMarked;
