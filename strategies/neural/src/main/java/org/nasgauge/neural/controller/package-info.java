/** A recurrent controller that writes architectures choice by choice, trained by reinforcement. */
@NullMarked
package org.nasgauge.neural.controller;

import org.jspecify.annotations.NullMarked;
