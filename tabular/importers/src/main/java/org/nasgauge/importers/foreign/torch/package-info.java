/** The containers that torch.save writes: a zip, or the older run of pickles; only the object is read, never a tensor. */
@NullMarked
package org.nasgauge.importers.foreign.torch;

import org.jspecify.annotations.NullMarked;
