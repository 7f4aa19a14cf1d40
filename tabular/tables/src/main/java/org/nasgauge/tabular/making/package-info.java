/** Making a table: trains what a plan names, keeps each training in a journal, and turns the journal into a table. */
@NullMarked
package org.nasgauge.tabular.making;

import org.jspecify.annotations.NullMarked;
