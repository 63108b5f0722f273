/**
 * Checks the signatures of Git commits and tags, and of files, made with SSH or OpenPGP keys.
 *
 * <p>{@link dev.gatehouse.engines.signature.SignedObject} takes a Git object apart,
 * {@link dev.gatehouse.engines.signature.Keyring} holds the keys of those who are known, and
 * {@link dev.gatehouse.engines.signature.ObjectVerifier} holds the one against the other.
 * {@link dev.gatehouse.engines.signature.SshSignature} and {@link dev.gatehouse.engines.signature.AllowedSigners} do
 * without Git. Nothing here throws for what its input holds.
 */
@NullMarked
package dev.gatehouse.engines.signature;

import org.jspecify.annotations.NullMarked;
