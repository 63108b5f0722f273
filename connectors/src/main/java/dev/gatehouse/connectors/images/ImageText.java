package dev.gatehouse.connectors.images;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a text that names a container image from one that does not, where the place alone doesn't tell. */
final class ImageText {

    private static final int LONGEST = 512;

    /** Host with port, path, tag and digest, as the OCI distribution specification has them. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(?::[0-9]{1,5}(?=/))?"
            + "(?:/[a-z0-9][a-z0-9._-]*)*(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?"
            + "(?:@[a-z0-9+._-]+:[0-9a-fA-F]{32,})?");

    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "iso", "img", "qcow2", "raw", "vmdk", "xz", "gz");

    private ImageText() {}

    /** Whether a text has the form of a reference with a registry, a path, a tag or a digest. */
    static boolean plausible(String text) {
        if (text.length() > LONGEST || text.indexOf('/') < 0 && text.indexOf(':') < 0) {
            return false;
        }
        String ending = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !PICTURES.contains(ending) && REFERENCE.matcher(text).matches();
    }
}
