/** Recurrent controllers of searches that train networks by themselves: policies over choices that follow rewards. */
@NullMarked
package org.nasgauge.oneshot.controller;

import org.jspecify.annotations.NullMarked;
