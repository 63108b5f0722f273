/**
 * Append-only logs that can be proved: Merkle trees over entries (RFC 6962), kept on plain files as C2SP
 * {@code tlog-tiles} describes, with checkpoints that are signed notes.
 *
 * <p>Here are the tree and what is said of it: {@link dev.gatehouse.engines.tlog.Hash},
 * {@link dev.gatehouse.engines.tlog.Frontier}, {@link dev.gatehouse.engines.tlog.MerkleProof},
 * {@link dev.gatehouse.engines.tlog.Checkpoint}, {@link dev.gatehouse.engines.tlog.LogProof}. Signed notes are in
 * {@code note}, the files in {@code tile}, appending in {@code store}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962">RFC 6962</a>
 * @see <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>
 */
@NullMarked
package dev.gatehouse.engines.tlog;

import org.jspecify.annotations.NullMarked;
