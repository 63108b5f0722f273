/**
 * Searches a Git repository's whole history: every blob once, commit and tag messages, notes, stashes, what only
 * reflogs reach.
 *
 * <p>Blobs are visited base first, as deltas are made. What a delta copies was scanned in its base: keywords in it and,
 * where everything in reach was copied in one piece, what their verification came to, are taken over with their new
 * offsets. Only inserted bytes and the seams between parts are looked at. Where a secret came from, and what reaches
 * it, is found afterwards, from the few trees that lead to blobs with secrets; package {@code graph} knows these.
 *
 * <pre>{@code
 * HistoryResult result = HistoryScan.of(directory, ruleset, HistoryOptions.of(false, 2)).run(Progress.NONE);
 * for (HistoryFinding finding : result.findings()) { … }
 * }</pre>
 */
@NullMarked
package dev.gatehouse.engines.secretscan.history;

import org.jspecify.annotations.NullMarked;
