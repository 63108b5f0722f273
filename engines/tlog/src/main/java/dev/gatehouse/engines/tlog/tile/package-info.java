/**
 * The files of a log: where they are, what they hold, proofs made from them, and a check of all of them.
 *
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@NullMarked
package dev.gatehouse.engines.tlog.tile;

import org.jspecify.annotations.NullMarked;
