/** {@code gatehouse deploy} and {@code gatehouse gate}: ask for a deployment, approve it, carry it out, look back. */
@NullMarked
package dev.gatehouse.cli.deploy;

import org.jspecify.annotations.NullMarked;
