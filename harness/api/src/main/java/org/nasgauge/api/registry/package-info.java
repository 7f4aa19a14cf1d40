/** What is installed: the members of each kind by name, and the plug-ins that bring more of them. */
@NullMarked
package org.nasgauge.api.registry;

import org.jspecify.annotations.NullMarked;
