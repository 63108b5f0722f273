package dev.gatehouse.practices.secrets.likeness;

import dev.gatehouse.practices.secrets.likeness.Opinion.Likeness;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a value with a name is a secret in plain text.
 *
 * <p>A setting is a value that stands among others of any kind: an environment variable, a chart's value, a key of a
 * ConfigMap. There the name must speak of a secret and the value must be able to be one. In a Secret everything was
 * declared secret by whoever wrote it, so there a value is one unless its name or its shape says otherwise.
 */
public final class SecretLikeness {

    private static final Opinion ORDINARY = new Opinion(Likeness.ORDINARY, "an ordinary value");

    /** Words in a name for a value: {@code db-password} under {@code password} names the secret rather than is it. */
    private static final Set<String> OF_SECRETS = Set.of(
            "secret",
            "secrets",
            "password",
            "passwords",
            "credentials",
            "creds",
            "credential",
            "auth",
            "token",
            "key",
            "keys",
            "cert",
            "tls");

    private static final Set<String> CODE = Set.of(
            "sh", "bash", "py", "js", "ts", "mjs", "lua", "go", "rb", "sql", "php", "pl", "groovy", "java", "ps1",
            "tpl", "tmpl", "j2", "gotmpl", "star", "rego", "cue", "html", "md", "css");

    private static final int SHORTEST_CHANCE = 6;
    private static final int SHORTEST_NUMBER = 4;
    private static final int LONG_NUMBER = 12;

    private SecretLikeness() {}

    /** A value among settings. */
    public static Opinion ofSetting(String name, String value) {
        return ofSetting(name, value, true);
    }

    /** A value among settings, below a key whose children are names of keys rather than values. */
    public static Opinion ofMappedName(String name, String value) {
        return ofSetting(name, value, false);
    }

    /** Whether what lies below a key of this name are names of keys, not values. */
    public static boolean mapsNames(String name) {
        return KeyName.mapsNames(name);
    }

    /** Whether a name says that its value is a secret. */
    public static boolean speaksOfSecret(String name) {
        KeyName.Meaning meaning = KeyName.meaning(name);
        return meaning == KeyName.Meaning.PASSWORD || meaning == KeyName.Meaning.CREDENTIAL;
    }

    private static Opinion ofSetting(String name, String value, boolean wordsCount) {
        KeyName.Meaning meaning = KeyName.meaning(name);
        LiteralShape shape = LiteralShape.of(value);
        return switch (shape) {
            case EMPTY, REFERENCE, PLACEHOLDER, PUBLIC_MATERIAL, PRIVATE_KEY, ADDRESS_WITH_SECRET -> byShape(shape);
            case STRUCTURE -> ofText(name, value);
            case HASH ->
                named(meaning) ? Opinion.secret("a password's hash, which can be attacked at leisure") : ORDINARY;
            case CHANCE ->
                named(meaning) && value.strip().length() >= SHORTEST_CHANCE
                                || meaning == KeyName.Meaning.PASSWORD
                                        && value.strip().length() >= 3
                        ? plain(value)
                        : embedded(value);
            case NAME ->
                meaning == KeyName.Meaning.PASSWORD && wordsCount && !namesSecret(value) ? plain(value) : ORDINARY;
            case NUMBER ->
                meaning == KeyName.Meaning.PASSWORD && digits(value) >= SHORTEST_NUMBER
                                || meaning == KeyName.Meaning.CREDENTIAL && digits(value) >= LONG_NUMBER
                        ? plain(value)
                        : ORDINARY;
            case SENTENCE, ADDRESS -> embedded(value);
            case PATH, SWITCH -> ORDINARY;
        };
    }

    /** A value of a Kubernetes Secret, decoded. */
    public static Opinion ofSecretEntry(String name, String value) {
        KeyName.Meaning meaning = KeyName.meaning(name);
        LiteralShape shape = LiteralShape.of(value);
        boolean named = named(meaning);
        return switch (shape) {
            case EMPTY, REFERENCE, PLACEHOLDER, PUBLIC_MATERIAL, PRIVATE_KEY, ADDRESS_WITH_SECRET -> byShape(shape);
            case STRUCTURE -> named && !value.strip().startsWith("{") ? plain(value) : ofText(name, value);
            case HASH -> Opinion.secret("a password's hash, which can be attacked at leisure");
            case CHANCE -> meaning == KeyName.Meaning.OTHER ? publicValue() : plain(value);
            case NAME ->
                named || meaning == KeyName.Meaning.NEUTRAL && saysSecret(name, value) ? plain(value) : publicValue();
            case NUMBER ->
                named && digits(value) >= SHORTEST_NUMBER
                                || meaning == KeyName.Meaning.NEUTRAL && digits(value) >= LONG_NUMBER
                        ? plain(value)
                        : publicValue();
            case SENTENCE -> named ? plain(value) : publicValue();
            case PATH -> named && value.indexOf('/', 1) < 0 ? plain(value) : publicValue();
            case ADDRESS, SWITCH -> publicValue();
        };
    }

    /**
     * A text that holds settings: a file in a ConfigMap, a line of arguments.
     *
     * @param name of the file, whose ending tells code from data
     */
    public static Opinion ofText(String name, String text) {
        LiteralShape whole = LiteralShape.of(text);
        if (whole == LiteralShape.PRIVATE_KEY || whole == LiteralShape.ADDRESS_WITH_SECRET) {
            return byShape(whole);
        }
        boolean code = text.startsWith("#!") || CODE.contains(ending(name));
        for (Assignments.Assignment assignment : Assignments.in(text)) {
            if (assigned(assignment, code)) {
                return Opinion.secret("a text with a secret in it (`" + assignment.name() + "`)");
            }
        }
        return ORDINARY;
    }

    private static boolean assigned(Assignments.Assignment assignment, boolean code) {
        KeyName.Meaning meaning = KeyName.meaning(assignment.name());
        if (!named(meaning)) {
            return false;
        }
        String value = assignment.value();
        return switch (LiteralShape.of(value)) {
            case CHANCE ->
                value.length() >= SHORTEST_CHANCE
                        && (!code || assignment.quoted() || !value.matches(".*[(){}$<>&|\\[\\]*\\\\].*"));
            case HASH -> true;
            case NAME ->
                meaning == KeyName.Meaning.PASSWORD
                        && (!code || assignment.quoted() && digits(value) > 0)
                        && !namesSecret(value)
                        && !sameWords(assignment.name(), value);
            case NUMBER -> meaning == KeyName.Meaning.PASSWORD && !code && digits(value) >= SHORTEST_NUMBER;
            case EMPTY,
                    REFERENCE,
                    PLACEHOLDER,
                    PUBLIC_MATERIAL,
                    PRIVATE_KEY,
                    ADDRESS_WITH_SECRET,
                    ADDRESS,
                    PATH,
                    SWITCH,
                    SENTENCE,
                    STRUCTURE -> false;
        };
    }

    private static Opinion embedded(String value) {
        for (Assignments.Assignment assignment : Assignments.in(value)) {
            if (assigned(assignment, true) && value.indexOf('=') > 0) {
                return Opinion.secret("a text with a secret in it (`" + assignment.name() + "`)");
            }
        }
        return ORDINARY;
    }

    private static Opinion byShape(LiteralShape shape) {
        return switch (shape) {
            case EMPTY -> new Opinion(Likeness.PLACEHOLDER, "empty");
            case REFERENCE -> new Opinion(Likeness.REFERENCE, "a reference");
            case PLACEHOLDER -> new Opinion(Likeness.PLACEHOLDER, "a placeholder");
            case PUBLIC_MATERIAL -> new Opinion(Likeness.PUBLIC, "a certificate or public key");
            case PRIVATE_KEY -> Opinion.secret("a private key");
            case ADDRESS_WITH_SECRET -> Opinion.secret("an address with a password or token in it");
            case ADDRESS, PATH, SWITCH, NUMBER, NAME, SENTENCE, HASH, CHANCE, STRUCTURE -> ORDINARY;
        };
    }

    private static Opinion plain(String value) {
        return value.startsWith("eyJ") && value.indexOf('.') > 0
                ? Opinion.secret("a signed token")
                : Opinion.secret("plaintext");
    }

    private static Opinion publicValue() {
        return new Opinion(Likeness.PUBLIC, "no secret by its name and form");
    }

    private static boolean named(KeyName.Meaning meaning) {
        return meaning == KeyName.Meaning.PASSWORD || meaning == KeyName.Meaning.CREDENTIAL;
    }

    private static boolean namesSecret(String value) {
        boolean joined =
                value.indexOf('-') > 0 || value.indexOf('_') > 0 || value.indexOf('/') > 0 || value.indexOf('.') > 0;
        return joined && KeyName.words(value).stream().anyMatch(OF_SECRETS::contains);
    }

    private static boolean sameWords(String name, String value) {
        return name.equalsIgnoreCase(value) || KeyName.words(name).equals(KeyName.words(value));
    }

    /** A Secret's entry with a name that tells nothing: only if name or value hint at what it is. */
    private static boolean saysSecret(String name, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("secret")
                || lower.contains("passw")
                || Set.of("value", "key", "data").contains(name.toLowerCase(Locale.ROOT));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static long digits(String value) {
        return value.chars().filter(Character::isDigit).count();
    }
}
