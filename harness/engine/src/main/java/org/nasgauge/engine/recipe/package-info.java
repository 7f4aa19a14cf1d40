/** The text of a recipe, read strictly into an immutable value; every fault names its line and the mend. */
@NullMarked
package org.nasgauge.engine.recipe;

import org.jspecify.annotations.NullMarked;
