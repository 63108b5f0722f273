/**
 * The files of a target: a folder's, or those of a commit. Each is read once, within bounds, and offered to the reader
 * that knows its format.
 */
@NullMarked
package dev.gatehouse.connectors.files;

import org.jspecify.annotations.NullMarked;
