/** Facts read from Terraform configuration. */
@NullMarked
package dev.gatehouse.model.terraform;

import org.jspecify.annotations.NullMarked;
