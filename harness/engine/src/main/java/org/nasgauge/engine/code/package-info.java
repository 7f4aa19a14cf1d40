/** Which code ran: the classes that the records of an experiment can depend on, as one SHA-256. */
@NullMarked
package org.nasgauge.engine.code;

import org.jspecify.annotations.NullMarked;
