/** Our own Sigma rules about access, written from what the sources say of their events. */
@NullMarked
package dev.gatehouse.practices.accesslog.detection;

import org.jspecify.annotations.NullMarked;
