/** The main job: observe a target, judge it, report. */
@NullMarked
package dev.gatehouse.cli.check;

import org.jspecify.annotations.NullMarked;
