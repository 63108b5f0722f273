/** {@code gatehouse ledger}: make, read, check, prove, hand on and erase. */
@NullMarked
package dev.gatehouse.cli.ledger;

import org.jspecify.annotations.NullMarked;
