/**
 * Signed notes: a text, and lines that sign it.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature</a>
 */
@NullMarked
package dev.gatehouse.engines.tlog.note;

import org.jspecify.annotations.NullMarked;
