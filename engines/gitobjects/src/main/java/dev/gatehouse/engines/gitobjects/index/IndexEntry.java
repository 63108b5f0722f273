package dev.gatehouse.engines.gitobjects.index;

import dev.gatehouse.engines.gitobjects.ObjectId;

/**
 * A staged file.
 *
 * @param path from the work tree's top, with slashes
 * @param mode as in a tree: {@code 0100644}, {@code 0100755}, {@code 0120000} for a link, {@code 0160000} for a
 *     submodule
 * @param stage 0, or 1 to 3 while a merge has conflicts
 */
public record IndexEntry(String path, int mode, ObjectId id, int stage) {}
