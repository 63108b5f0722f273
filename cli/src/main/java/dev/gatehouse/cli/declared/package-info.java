/** The baseline: shown, validated, begun. */
@NullMarked
package dev.gatehouse.cli.declared;

import org.jspecify.annotations.NullMarked;
