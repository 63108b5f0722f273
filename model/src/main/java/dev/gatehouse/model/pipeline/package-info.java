/** Facts read from continuous-integration definitions. */
@NullMarked
package dev.gatehouse.model.pipeline;

import org.jspecify.annotations.NullMarked;
