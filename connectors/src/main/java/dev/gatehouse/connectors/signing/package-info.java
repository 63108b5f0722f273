/** Signing with people's own SSH keys, which Gatehouse never reads itself. */
@NullMarked
package dev.gatehouse.connectors.signing;

import org.jspecify.annotations.NullMarked;
