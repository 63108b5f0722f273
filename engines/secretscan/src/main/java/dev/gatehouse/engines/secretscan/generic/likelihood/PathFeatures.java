package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.Locale;

/** What a file's path tells of a literal in it. */
final class PathFeatures {

    private PathFeatures() {}

    /** A language's code at the end of a name: {@code login_pl.properties}, {@code locale_sk-SK.ini}. */
    private static boolean isLocalized(String file) {
        int point = file.lastIndexOf('.');
        boolean kind = file.endsWith(".properties") || file.endsWith(".ini") || file.endsWith(".po");
        boolean two = point > 3 && file.charAt(point - 3) == '_';
        boolean five = point > 6 && file.charAt(point - 6) == '_' && "_-".indexOf(file.charAt(point - 3)) >= 0;
        return kind && (two || five);
    }

    /**
     * Adds what a path tells.
     *
     * @param path of the file, empty where it is not known
     * @param bare whether nothing but the file's kind tells the literal from a variable
     */
    static void add(Features features, String path, boolean bare) {
        FileKind kind = path.isEmpty() ? FileKind.UNKNOWN : FileKind.of(path);
        String name = kind.name().toLowerCase(Locale.ROOT);
        features.add("path.kind=" + name);
        features.addIf(bare, "path.kind=" + name + ",bare");
        if (path.isEmpty()) {
            return;
        }
        String lower = "/" + path.toLowerCase(Locale.ROOT);
        String file = lower.substring(lower.lastIndexOf('/') + 1);
        boolean test = lower.contains("/test")
                || lower.contains("/spec")
                || lower.contains("fixture")
                || file.contains("test")
                || file.contains("_spec.")
                || file.contains(".spec.")
                || lower.contains("mock");
        features.addIf(test, "path.test");
        features.addIf(lower.contains("example") || lower.contains("sample") || lower.contains("demo"), "path.example");
        features.addIf(lower.contains("/doc"), "path.documentation");
        boolean locale = lower.contains("locale")
                || lower.contains("i18n")
                || lower.contains("/lang")
                || lower.contains("translation")
                || file.startsWith("strings")
                || file.startsWith("messages")
                || lower.contains("l10n")
                || lower.contains("/messages/")
                || lower.contains("/values-")
                || isLocalized(file);
        features.addIf(locale, "path.locale");
        features.addIf(
                lower.contains("/vendor/") || lower.contains("node_modules") || lower.contains("third_party"),
                "path.vendored");
        boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
        features.addIf(yaml && bare, "path.yaml,bare");
        boolean json = file.endsWith(".json");
        features.addIf(json && bare, "path.json,bare");
    }
}
