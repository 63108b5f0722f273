/** The rules on Flux: as whom it applies, across which namespaces, and whose commits. */
@NullMarked
package dev.gatehouse.practices.deployroles.flux;

import org.jspecify.annotations.NullMarked;
