package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.http.Json;
import java.util.Optional;

/**
 * A group on GitLab.
 *
 * @param path its full path: {@code acme/platform}
 * @param told what GitLab's answer says of it
 */
record Group(String path, Json told) {

    static Optional<Group> of(Json json) {
        return json.word("full_path").map(path -> new Group(path, json));
    }

    /** Whether a project or group lies in it, at any depth. */
    boolean holds(String inner) {
        return inner.startsWith(path + "/");
    }
}
