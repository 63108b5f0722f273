/** When an environment may be changed, by the windows, freezes and overrides that are declared of it. */
@NullMarked
package dev.gatehouse.baseline.windows;

import org.jspecify.annotations.NullMarked;
