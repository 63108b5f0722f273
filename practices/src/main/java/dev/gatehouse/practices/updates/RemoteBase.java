package dev.gatehouse.practices.updates;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of a Kustomization that is fetched from elsewhere. */
final class RemoteBase {

    private static final List<String> HOSTS = List.of("github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/");
    private static final Pattern QUERY = Pattern.compile("[?&](ref|version)=([^&#]{1,200})");
    private static final Pattern RAW = Pattern.compile(
            "https?://raw\\.githubusercontent\\.com/[^/]{1,100}/[^/]{1,100}/(refs/heads/|refs/tags/)?([^/]{1,100})/.{1,500}");
    private static final Pattern RELEASE = Pattern.compile(
            "https?://[^/]{1,100}/[^/]{1,100}/[^/]{1,100}/releases/(latest/)?download/([^/]{1,100})(/.{1,300})?");
    private static final Pattern IN_PATH = Pattern.compile(
            "https?://[^/]{1,100}/.{1,200}/(raw|blob|-/raw|archive)/(refs/heads/|refs/tags/)?([^/]{1,100})(/.{1,300})?");

    private RemoteBase() {}

    static boolean is(String entry) {
        return entry.contains("://")
                || entry.startsWith("git@")
                || entry.startsWith("git::")
                || HOSTS.stream().anyMatch(entry::startsWith)
                || entry.contains("?ref=");
    }

    static Steadiness steadiness(String entry) {
        if (Steadiness.templated(entry)) {
            return Steadiness.UNTOLD;
        }
        Matcher query = QUERY.matcher(entry);
        if (query.find()) {
            return Steadiness.ofRevision(query.group(2));
        }
        Matcher release = RELEASE.matcher(entry);
        if (release.matches()) {
            return release.group(1) != null ? Steadiness.MOVING : Steadiness.FIXED;
        }
        Matcher raw = RAW.matcher(entry);
        if (raw.matches()) {
            return inPath(raw.group(1), raw.group(2));
        }
        Matcher path = IN_PATH.matcher(entry);
        if (path.matches()) {
            return inPath(path.group(2), path.group(3));
        }
        boolean file = entry.endsWith(".yaml") || entry.endsWith(".yml") || entry.endsWith(".json");
        return file && versionInPath(entry) ? Steadiness.FIXED : Steadiness.MOVING;
    }

    private static Steadiness inPath(@org.jspecify.annotations.Nullable String kind, String revision) {
        if ("refs/heads/".equals(kind)) {
            return Steadiness.MOVING;
        }
        return "refs/tags/".equals(kind) ? Steadiness.FIXED : Steadiness.ofRevision(revision);
    }

    private static boolean versionInPath(String entry) {
        for (String part : entry.split("/", -1)) {
            if (part.matches("v?[0-9]{1,6}\\.[0-9]{1,6}(\\.[0-9]{1,6})?([-+.].{0,60})?")
                    || part.matches("[0-9a-f]{40}")) {
                return true;
            }
        }
        return false;
    }
}
