package dev.gatehouse.baseline.shape;

import dev.gatehouse.engines.windows.TimeZones;
import dev.gatehouse.model.NearestName;
import dev.gatehouse.model.network.AddressRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a text. */
public enum TextFormat {
    LINE("a line of text", "[^\\n]*\\S[^\\n]*", "Ada Example"),
    /** May have several lines. */
    PROSE("a text", null, "replaced in the next release"),
    DATE("a date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-05-03"),
    MOMENT(
            "a day or a time",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?",
            "2026-12-24T10:00"),
    DURATION("a duration", "(?=[0-9])([0-9]{1,3}h)?([0-9]{1,4}m)?", "2h"),
    SCHEDULE("a schedule of five cron fields", null, "0 2 * * 2"),
    TIME_ZONE("an IANA time zone", "[A-Za-z0-9_+/-]+", "Europe/Berlin"),
    ADDRESS_RANGE("a range of IP addresses", "[0-9A-Fa-f.:]+(/[0-9]{1,3})?", "203.0.113.0/24"),
    EMAIL("an e-mail address", "[^\\s@<>]+@[^\\s@<>]+", "ada@example.com"),
    PATH_PATTERN("a path pattern", null, "clusters/production/**"),
    FILE("the path of a file", null, "gatehouse/people.yaml"),
    GIT_REFERENCE("a branch, tag or reference", "[^\\s~^:?*\\[\\\\]+", "main"),
    ADDRESS("an http or https address", "https?://[^\\s@]+", "https://git.example.com"),
    TOKEN_PLACE("env:NAME or file:PATH", "(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)", "env:GITHUB_TOKEN"),
    SSH_KEY("an SSH public key", null, "ssh-ed25519 AAAA…"),
    SIGNING_KEY("an SSH or OpenPGP public key", null, "ssh-ed25519 AAAA…"),
    REVOKED_KEY("an SSH public key or a fingerprint of one", null, "SHA256:…"),
    KUBERNETES_VERSION("a Kubernetes version", "v?1\\.[0-9]{1,3}(\\.[0-9]{1,3})?", "1.34"),
    PERMISSION("resource:verb", "[a-z*][a-z0-9*-]*:[a-z*][a-z0-9*-]*", "deployment:execute"),
    REPOSITORY("organisation/repository", "[^\\s/]+(/[^\\s/]+)+", "acme/deploy"),
    LABEL("the key of a label", "[A-Za-z0-9][A-Za-z0-9._/-]*", "tier"),
    APPLICATION("an application's name", "[A-Za-z0-9*][A-Za-z0-9*._/-]*", "shop-*"),
    FORGE("an organisation on a forge", "(github|gitlab|gitea):[^\\s]+", "github:acme"),
    HOST("the name of a host", "[A-Za-z0-9.:\\[\\]-]+", "ci.example.com"),
    SYSTEM("the name of a system", "[a-z][a-z0-9-]*", "github"),
    NAME("a name of letters, digits, dots and dashes", "[A-Za-z0-9][A-Za-z0-9._-]*", "platform"),
    /** A name, or on GitLab a group and a level in it: {@code acme/platform:developer}. */
    TEAM("a team's name, or a group and a level in it", "[A-Za-z0-9][A-Za-z0-9._/:-]*", "platform");

    private static final Optional<String> NONE = Optional.empty();
    private static final int LONGEST = 4_096;
    private static final int SHOWN = 60;

    private final String noun;
    private final @Nullable String pattern;
    private final @Nullable Pattern compiled;
    private final String example;

    TextFormat(String noun, @Nullable String pattern, String example) {
        this.noun = noun;
        this.pattern = pattern;
        this.compiled = pattern == null ? null : Pattern.compile(pattern);
        this.example = example;
    }

    public String noun() {
        return noun;
    }

    /** A text of this form. */
    public String example() {
        return example;
    }

    /** A regular expression (ECMA-262 and Java alike) that every text of this form fits whole. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** Whether a text that is refused may be a secret, and must not be shown. */
    public boolean mayBeSecret() {
        return this == TOKEN_PLACE || this == SSH_KEY || this == SIGNING_KEY || this == REVOKED_KEY;
    }

    /** Whether a number is taken as it is written: {@code 1.30} stays {@code 1.30}. */
    public boolean takesNumbers() {
        return this == KUBERNETES_VERSION;
    }

    /** Why a text is not of this form, one line; empty where it is. */
    public Optional<String> fault(String text) {
        if (text.isBlank()) {
            return Optional.of("an empty text where " + noun + " belongs");
        }
        if (!mayBeSecret() || this == TOKEN_PLACE) {
            if (text.length() > LONGEST) {
                return Optional.of("a text longer than " + LONGEST + " characters");
            }
            if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && (this != PROSE || c != '\n'))) {
                return Optional.of("a control character in " + noun);
            }
        }
        Optional<String> fault = meaningFault(text);
        if (fault.isPresent()) {
            return fault;
        }
        if (compiled != null && !compiled.matcher(text).matches()) {
            return Optional.of(mayBeSecret() ? "a text that is not " + noun : "`" + shown(text) + "` is not " + noun);
        }
        return Optional.empty();
    }

    private Optional<String> meaningFault(String text) {
        return switch (this) {
            case DATE -> dateFault(text);
            case MOMENT -> Moment.fault(text);
            case DURATION -> durationFault(text);
            case SCHEDULE -> Schedule.fault(text);
            case TIME_ZONE -> zoneFault(text);
            case ADDRESS_RANGE -> rangeFault(text);
            case PATH_PATTERN -> pathFault(text);
            case GIT_REFERENCE -> referenceFault(text);
            case ADDRESS -> addressFault(text);
            case SSH_KEY -> PublicKey.sshFault(text);
            case SIGNING_KEY -> PublicKey.signingFault(text);
            case REVOKED_KEY -> PublicKey.revokedFault(text);
            case LINE,
                    PROSE,
                    EMAIL,
                    FILE,
                    TOKEN_PLACE,
                    KUBERNETES_VERSION,
                    PERMISSION,
                    REPOSITORY,
                    LABEL,
                    APPLICATION,
                    FORGE,
                    HOST,
                    SYSTEM,
                    NAME,
                    TEAM -> NONE;
        };
    }

    /** What to write instead, one sentence. */
    public String advice(String text) {
        if (this == TIME_ZONE) {
            Optional<String> meant = NearestName.of(text, TimeZones.names());
            if (meant.isPresent()) {
                return "Did you mean `" + meant.get() + "`?";
            }
        }
        return switch (this) {
            case TOKEN_PLACE -> "Write where the token is found, env:NAME or file:PATH, never the token itself.";
            case SSH_KEY -> "Write the line of the .pub file: ssh-ed25519 AAAA… ada@example.com.";
            case SIGNING_KEY -> "Write the line of an SSH .pub file, or an armoured OpenPGP public key.";
            case REVOKED_KEY -> "Write the line of an SSH .pub file, or SHA256:… as ssh-keygen -l shows it.";
            case PATH_PATTERN ->
                "A pattern is a path from the root, `*` for anything within a folder, `**` over folders: " + example
                        + ".";
            case SCHEDULE ->
                "Write minute, hour, day of the month, month and day of the week, \"" + example
                        + "\"; a rule, \"FREQ=MONTHLY;BYDAY=2TU;BYHOUR=2\"; or one time, \"2026-12-20T00:00\".";
            case MOMENT -> "Write a day or a time, in the zone of `timeZone` or with its offset: 2026-12-24T10:00.";
            case DURATION -> "Write hours and minutes: 2h, 90m or 1h30m.";
            case LINE,
                    PROSE,
                    DATE,
                    TIME_ZONE,
                    ADDRESS_RANGE,
                    EMAIL,
                    FILE,
                    GIT_REFERENCE,
                    ADDRESS,
                    KUBERNETES_VERSION,
                    PERMISSION,
                    REPOSITORY,
                    LABEL,
                    APPLICATION,
                    FORGE,
                    HOST,
                    SYSTEM,
                    NAME,
                    TEAM -> "Write " + noun + ", for example " + example + ".";
        };
    }

    /** A text cut to what fits a line. */
    static String shown(String text) {
        String cut = text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        StringBuilder shown = new StringBuilder();
        cut.codePoints().forEach(c -> shown.appendCodePoint(unseen(c) ? 0xFFFD : c));
        return shown.toString();
    }

    private static boolean unseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static Optional<String> dateFault(String text) {
        try {
            return LocalDate.parse(text).getYear() < 1970 ? Optional.of("`" + shown(text) + "` is long past") : NONE;
        } catch (DateTimeParseException noDate) {
            return Optional.of("`" + shown(text) + "` is no date");
        }
    }

    private static Optional<String> durationFault(String text) {
        boolean some = text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return some ? NONE : Optional.of("`" + shown(text) + "` is no duration");
    }

    private static Optional<String> zoneFault(String text) {
        boolean known = TimeZones.names().contains(text);
        return known ? NONE : Optional.of("unknown time zone `" + shown(text) + "`");
    }

    private static Optional<String> rangeFault(String text) {
        boolean range = AddressRange.read(text).isPresent();
        return range ? NONE : Optional.of("`" + shown(text) + "` is no range of IP addresses");
    }

    private static Optional<String> pathFault(String text) {
        if (List.of(text.split("/", -1)).contains("..")) {
            return Optional.of("`..` leads out of the repository");
        }
        for (char refused : new char[] {'\\', '{', '}', '[', ']'}) {
            if (text.indexOf(refused) >= 0) {
                return Optional.of("`" + refused + "` means nothing in a path pattern");
            }
        }
        return text.startsWith("!") ? Optional.of("a path pattern can't be turned round with `!`") : NONE;
    }

    private static Optional<String> referenceFault(String text) {
        boolean bad = text.contains("..") || text.startsWith("-") || text.startsWith("/") || text.endsWith("/");
        return bad ? Optional.of("`" + shown(text) + "` can't be the name of a branch or tag") : NONE;
    }

    private static Optional<String> addressFault(String text) {
        try {
            URI address = new URI(text);
            if (address.getUserInfo() != null) {
                return Optional.of("an address with a user name or password in it");
            }
            return address.getHost() != null ? NONE : Optional.of("`" + shown(text) + "` is no address of a server");
        } catch (URISyntaxException noAddress) {
            return Optional.of("`" + shown(text) + "` is no address of a server");
        }
    }
}
