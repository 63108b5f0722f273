/** OpenPGP keys and signatures, whose packets are bounded before Bouncy Castle reads them. */
@NullMarked
package dev.gatehouse.engines.signature.openpgp;

import org.jspecify.annotations.NullMarked;
