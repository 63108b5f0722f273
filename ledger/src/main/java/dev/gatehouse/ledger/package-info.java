/**
 * The ledger: what was decided, done, planned, reviewed and vouched for, in a log that anyone can check.
 *
 * <p>{@link dev.gatehouse.ledger.Ledger} appends, {@link dev.gatehouse.ledger.LedgerReader} reads,
 * {@link dev.gatehouse.ledger.Subjects} keeps what would tell who somebody is.
 */
@NullMarked
package dev.gatehouse.ledger;

import org.jspecify.annotations.NullMarked;
