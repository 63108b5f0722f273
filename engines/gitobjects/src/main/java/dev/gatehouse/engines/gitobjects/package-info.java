/**
 * Reads the object database of a Git repository: packs, loose objects, alternates, of SHA-1 and SHA-256 repositories.
 *
 * <p>Either object by object ({@link dev.gatehouse.engines.gitobjects.ObjectDatabase#read}), or all of them in the
 * order that costs least ({@link dev.gatehouse.engines.gitobjects.ObjectDatabase#walk}): each tree of deltas from its
 * root down, in several threads, each object once. What can't be read is named, and the rest is read all the same.
 *
 * <pre>{@code
 * GitDirectory directory = GitDirectory.at(path);
 * try (ObjectDatabase database = ObjectDatabase.open(directory, Limits.DEFAULT)) {
 *     database.walk(visitor, 2);
 *     database.problems().list();
 * }
 * }</pre>
 */
@NullMarked
package dev.gatehouse.engines.gitobjects;

import org.jspecify.annotations.NullMarked;
