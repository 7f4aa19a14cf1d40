/** Tables by name: those that ship with the suite, and those in the user's folder. */
@NullMarked
package org.nasgauge.tabular.catalogue;

import org.jspecify.annotations.NullMarked;
