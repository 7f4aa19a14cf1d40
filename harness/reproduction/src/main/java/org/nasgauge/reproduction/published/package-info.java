/** What was published: tables of cells, each with its source, its tolerance, and the measure that derives it. */
@NullMarked
package org.nasgauge.reproduction.published;

import org.jspecify.annotations.NullMarked;
