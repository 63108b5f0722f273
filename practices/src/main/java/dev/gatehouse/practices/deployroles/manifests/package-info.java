/** Where manifests end up: the namespace an object is applied to, and files that only change other objects. */
@NullMarked
package dev.gatehouse.practices.deployroles.manifests;

import org.jspecify.annotations.NullMarked;
