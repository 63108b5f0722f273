package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;

/**
 * A way by which somebody changes what is deployed to an environment.
 *
 * @param who a user or a group, as the system that lets them knows it
 * @param origin of what lets them
 * @param words continues a sentence that begins with who: {@code may sync shop/web in Argo CD}
 */
record Way(String who, Origin origin, String words) {

    /** One that a file gives. */
    static Way at(String who, Location location, String words) {
        return new Way(who, Origin.file(location), words);
    }
}
