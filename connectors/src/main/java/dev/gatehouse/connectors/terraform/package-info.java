/**
 * Terraform and OpenTofu configuration, as it is written: what a literal says is known, what anything else says is not.
 * Nothing is evaluated, since a variable's default can be overridden from outside the files.
 */
@NullMarked
package dev.gatehouse.connectors.terraform;

import org.jspecify.annotations.NullMarked;
