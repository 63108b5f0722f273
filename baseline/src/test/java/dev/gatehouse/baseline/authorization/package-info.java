/** Tests of who may do what. */
@NullMarked
package dev.gatehouse.baseline.authorization;

import org.jspecify.annotations.NullMarked;
