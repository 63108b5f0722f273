package dev.gatehouse.engines.gitobjects.refs;

import dev.gatehouse.engines.gitobjects.ObjectId;

/**
 * A reference, resolved.
 *
 * @param name in full: {@code refs/heads/main}, {@code HEAD}, {@code worktrees/NAME/HEAD}
 */
public record Reference(String name, ObjectId target) {}
