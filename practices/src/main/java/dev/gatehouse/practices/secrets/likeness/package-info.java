/**
 * Tells a true secret from what only looks like one.
 *
 * <p>Three things decide, in this order: what the value is made of ({@link LiteralShape}: a private key is a secret
 * whatever it is called, a reference never is), what its name says ({@link KeyName}: a {@code password}, a
 * {@code passwordFile}), and where it stands (in a Kubernetes Secret someone has said already that it is one). Every
 * step is a table of words or a short scan; nothing is learnt, so every opinion can be explained.
 */
@NullMarked
package dev.gatehouse.practices.secrets.likeness;

import org.jspecify.annotations.NullMarked;
