/** The filter language of {@code logs search}. */
@NullMarked
package dev.gatehouse.cli.logs.query;

import org.jspecify.annotations.NullMarked;
