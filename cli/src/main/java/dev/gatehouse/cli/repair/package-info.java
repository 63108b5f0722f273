/** {@code gatehouse plan}, {@code apply} and {@code undo}: repairs of live forges, planned, made and taken back. */
@NullMarked
package dev.gatehouse.cli.repair;

import org.jspecify.annotations.NullMarked;
