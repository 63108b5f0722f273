/** Reads HashiCorp Configuration Language, as far as Terraform files need it. */
@NullMarked
package dev.gatehouse.hcl;

import org.jspecify.annotations.NullMarked;
