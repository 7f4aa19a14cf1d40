/** The data of a reproduction: files of a data folder, imported for the occasion, and their columns of numbers. */
@NullMarked
package org.nasgauge.reproduction.data;

import org.jspecify.annotations.NullMarked;
