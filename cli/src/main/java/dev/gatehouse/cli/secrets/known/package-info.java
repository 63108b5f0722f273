/** What has been looked at already: ignore files, and the report of an earlier run. */
@NullMarked
package dev.gatehouse.cli.secrets.known;

import org.jspecify.annotations.NullMarked;
