package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.http.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What GitLab lets a member do.
 *
 * @see <a href="https://docs.gitlab.com/api/members/#roles">Roles</a>
 */
enum AccessLevel {
    NONE(0, null),
    MINIMAL(5, null),
    GUEST(10, null),
    PLANNER(15, null),
    REPORTER(20, "read"),
    SECURITY_MANAGER(25, "read"),
    DEVELOPER(30, "write"),
    MAINTAINER(40, "maintain"),
    OWNER(50, "admin"),
    ADMINISTRATOR(60, "admin");

    private final int number;
    private final @Nullable String permission;

    AccessLevel(int number, @Nullable String permission) {
        this.number = number;
        this.permission = permission;
    }

    /** The level of a number; empty for one that is not known. */
    static Optional<AccessLevel> of(long number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }

    /** The level that a member has. A role of the group's own that reads code counts as a reporter's at least. */
    static Optional<AccessLevel> of(Json member) {
        Optional<AccessLevel> level = member.number("access_level").flatMap(AccessLevel::of);
        boolean reads = member.get("member_role").truth("read_code").orElse(false);
        return level.map(told -> reads ? told.atLeast(REPORTER) : told);
    }

    /** The weaker of two, as when a group is invited with a limit. */
    AccessLevel atMost(AccessLevel other) {
        return number <= other.number ? this : other;
    }

    private AccessLevel atLeast(AccessLevel other) {
        return number >= other.number ? this : other;
    }

    /** What it permits in code, in our words; empty where it permits nothing. */
    Optional<String> permission() {
        return Optional.ofNullable(permission);
    }

    /** Its name, as teams have it: {@code developer}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
