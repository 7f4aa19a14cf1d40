/**
 * Readers of other people's file formats, with the limits in the reader: whatever the bytes are, a file is either read
 * or refused with a {@link org.nasgauge.api.error.UserError} that names the file and the place in it. Nothing here knows
 * about architectures.
 */
@NullMarked
package org.nasgauge.importers.foreign;

import org.jspecify.annotations.NullMarked;
