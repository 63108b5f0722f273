/** {@code gatehouse access review}: campaigns in which every grant is certified, in files of a repository. */
@NullMarked
package dev.gatehouse.cli.access.review;

import org.jspecify.annotations.NullMarked;
