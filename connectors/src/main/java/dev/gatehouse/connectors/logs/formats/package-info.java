/** What each kind of log looks like, and what its records mean. */
@NullMarked
package dev.gatehouse.connectors.logs.formats;

import org.jspecify.annotations.NullMarked;
