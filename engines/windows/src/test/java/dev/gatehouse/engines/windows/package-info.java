@NullMarked
package dev.gatehouse.engines.windows;

import org.jspecify.annotations.NullMarked;
