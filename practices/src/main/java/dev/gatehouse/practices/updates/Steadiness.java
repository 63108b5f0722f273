package dev.gatehouse.practices.updates;

import java.util.Set;
import java.util.regex.Pattern;

/** Whether a version, a tag or a revision always means the same. */
enum Steadiness {
    /** One version, one tag, one commit. */
    FIXED,
    /** A range, a branch, a tag that is moved by custom; or nothing at all, which means the newest. */
    MOVING,
    /** A variable or a template. */
    UNTOLD;

    private static final Pattern EXACT =
            Pattern.compile("[=v]{0,2} ?[0-9]{1,10}\\.[0-9]{1,10}\\.[0-9]{1,10}([-+][0-9A-Za-z.+-]{1,100})?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,39}");
    private static final Pattern VERSION_TAG =
            Pattern.compile("[vV]?[0-9]{1,10}(\\.[0-9]{1,10}){0,3}([-+_.][0-9A-Za-z.+_-]{1,100})?");
    private static final Pattern VERSION_WITHIN =
            Pattern.compile(".{0,200}[0-9]{1,10}\\.[0-9]{1,10}\\.[0-9]{1,10}.{0,100}");
    private static final Pattern RANGE = Pattern.compile(".{0,200}[*^~<>|].{0,200}|[0-9.]{1,40}\\.[xX](\\..{0,10})?");

    private static final Set<String> MOVED_TAGS = Set.of(
            "latest", "main", "master", "edge", "nightly", "dev", "develop", "stable", "rolling", "head", "release");

    /** A chart's version, as Helm reads it: less than three numbers is a range. */
    static Steadiness ofChartVersion(String version) {
        if (templated(version)) {
            return UNTOLD;
        }
        return EXACT.matcher(version.strip()).matches() ? FIXED : MOVING;
    }

    /** A tag in a registry. */
    static Steadiness ofTag(String tag) {
        if (templated(tag)) {
            return UNTOLD;
        }
        return MOVED_TAGS.contains(tag.toLowerCase(java.util.Locale.ROOT)) ? MOVING : FIXED;
    }

    /** A revision in Git: a commit and what looks like the tag of a version are fixed, all else may be a branch. */
    static Steadiness ofRevision(String revision) {
        String text = revision.startsWith("refs/tags/") ? revision.substring(10) : revision;
        if (templated(text)) {
            return UNTOLD;
        }
        if (text.startsWith("refs/heads/") || RANGE.matcher(text).matches()) {
            return MOVING;
        }
        boolean commit = COMMIT.matcher(text).matches()
                || SHORT_COMMIT.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
        boolean tag = VERSION_TAG.matcher(text).matches()
                || VERSION_WITHIN.matcher(text).matches();
        return commit || tag || revision.startsWith("refs/tags/") ? FIXED : MOVING;
    }

    static boolean templated(String text) {
        return text.contains("${") || text.contains("{{") || text.contains("$(") || text.contains("<path:");
    }
}
