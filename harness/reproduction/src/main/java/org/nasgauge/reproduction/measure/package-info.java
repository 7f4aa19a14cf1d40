/** What can be computed from the columns of a reproduction: a closed set of measures, each named. */
@NullMarked
package org.nasgauge.reproduction.measure;

import org.jspecify.annotations.NullMarked;
