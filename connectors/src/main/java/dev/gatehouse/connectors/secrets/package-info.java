/** Texts of a target searched for secrets that stand in plain text. */
@NullMarked
package dev.gatehouse.connectors.secrets;

import org.jspecify.annotations.NullMarked;
