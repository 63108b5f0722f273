/** Access logs: detected, searched, reviewed. */
@NullMarked
package dev.gatehouse.cli.logs;

import org.jspecify.annotations.NullMarked;
