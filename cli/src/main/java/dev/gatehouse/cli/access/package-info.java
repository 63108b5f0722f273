/** {@code gatehouse access}: who reaches which repository, and how they come to it. */
@NullMarked
package dev.gatehouse.cli.access;

import org.jspecify.annotations.NullMarked;
