/** {@code gatehouse signature}: signatures of files by SSH keys. */
@NullMarked
package dev.gatehouse.cli.signature;

import org.jspecify.annotations.NullMarked;
