package dev.gatehouse.model.forge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What GitLab lets a member of a group or project do, weakest first.
 *
 * @see <a href="https://docs.gitlab.com/api/members/#roles">Roles</a>
 */
public enum AccessLevel {
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
    public static Optional<AccessLevel> of(long number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }

    /** The level of a name; empty for one that is none. */
    public static Optional<AccessLevel> ofWord(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    /** The level that permits so much in code, and no more; empty for no permission of ours. */
    public static Optional<AccessLevel> permitting(String permission) {
        return switch (permission) {
            case "read", "triage" -> Optional.of(REPORTER);
            case "write" -> Optional.of(DEVELOPER);
            case "maintain" -> Optional.of(MAINTAINER);
            case "admin" -> Optional.of(OWNER);
            default -> Optional.empty();
        };
    }

    /** GitLab's number of it. */
    public int number() {
        return number;
    }

    /** The weaker of two, as when a group is invited with a limit. */
    public AccessLevel atMost(AccessLevel other) {
        return number <= other.number ? this : other;
    }

    public AccessLevel atLeast(AccessLevel other) {
        return number >= other.number ? this : other;
    }

    /** What it permits in code, in our words; empty where it permits nothing. */
    public Optional<String> permission() {
        return Optional.ofNullable(permission);
    }

    /** Its name, as teams have it: {@code developer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
