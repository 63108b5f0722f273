/** Who can change what is deployed, by whatever way, and whether a role that the baseline gives lets them. */
@NullMarked
package dev.gatehouse.practices.deployroles.deployers;

import org.jspecify.annotations.NullMarked;
