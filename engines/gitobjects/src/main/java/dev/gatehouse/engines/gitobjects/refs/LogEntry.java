package dev.gatehouse.engines.gitobjects.refs;

import dev.gatehouse.engines.gitobjects.ObjectId;

/**
 * A line of a reference's log.
 *
 * @param reference in full; for a linked worktree's own: {@code worktrees/NAME/HEAD}
 * @param age from zero, the latest: the number in {@code main@{0}}
 * @param before what it was; all zeros where it was made
 * @param after what it became
 * @param message what was said, in full
 */
public record LogEntry(String reference, int age, ObjectId before, ObjectId after, String message) {}
