/**
 * Networks out of operations on matrices whose gradients are recorded on the way, in double precision and plain Java. Every sum has
 * one fixed order, and only functions with one result everywhere are called.
 */
@NullMarked
package org.nasgauge.models.gradient;

import org.jspecify.annotations.NullMarked;
