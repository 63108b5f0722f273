package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.model.Location;

/**
 * A way by which somebody changes what is deployed to an environment.
 *
 * @param who a user or a group, as the system that lets them knows it
 * @param at what lets them
 * @param words continues a sentence that begins with who: {@code may sync shop/web in Argo CD}
 */
record Way(String who, Location at, String words) {}
