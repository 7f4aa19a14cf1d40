/** Networks written as ONNX files, run by ONNX Runtime, and checked against the tape. */
@NullMarked
package org.nasgauge.hardware.onnx;

import org.jspecify.annotations.NullMarked;
