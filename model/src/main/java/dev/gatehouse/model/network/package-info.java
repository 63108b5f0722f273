/** IP addresses as sets: what is reachable, less what is allowed. */
@NullMarked
package dev.gatehouse.model.network;

import org.jspecify.annotations.NullMarked;
