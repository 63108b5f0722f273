/** Practice 4 on small manifests. */
@NullMarked
package dev.gatehouse.practices.deployroles;

import org.jspecify.annotations.NullMarked;
