package dev.gatehouse.practices.secrets.likeness;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value is made of, whatever it is called. */
enum LiteralShape {
    EMPTY,
    /** Stands for a value that is kept elsewhere, or is encrypted. */
    REFERENCE,
    PLACEHOLDER,
    /** A certificate, a public key. */
    PUBLIC_MATERIAL,
    /** A private key. */
    PRIVATE_KEY,
    /** An address with a password in it, or one that lets in whoever knows it. */
    ADDRESS_WITH_SECRET,
    /** A URL, a host, an IP address, an e-mail address. */
    ADDRESS,
    PATH,
    /** Yes or no, a type, one of a few choices. */
    SWITCH,
    NUMBER,
    /** Words joined by hyphens, dots or capitals, as names are. */
    NAME,
    SENTENCE,
    /** A password's one-way hash, which can be attacked at leisure. */
    HASH,
    /** Looks made by chance, or by someone who wanted a strong password. */
    CHANCE,
    /** Several lines, or a structure. */
    STRUCTURE;

    private static final int LONGEST = 4096;

    private static final Set<String> SWITCHES = WordList.of("""
            true false yes no on off null none nil undefined enabled disabled required optional default auto
            prompt basic bearer env file vault generated random internal external plain md5 scram-sha-256
            bcrypt argon2 string str text bool boolean int integer number object array bytes any opaque n/a
            never always inherit ifnotpresent sha256 hs256 rs256 es256 base64 hex
            """);

    private static final Pattern NUMBERS = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,20})?");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,10}(ns|us|ms|s|m|h|d|w|y|[KMGT]i?|[KMGT]?B)");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,6}");
    private static final Pattern HOST = Pattern.compile(
            "[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}\\.?(:[0-9]{1,5})?(/[A-Za-z0-9/._-]{0,200})?");
    private static final Pattern HOST_WITH_PORT = Pattern.compile("[A-Za-z0-9-]{1,63}:[0-9]{2,5}");
    private static final Pattern HASHED = Pattern.compile(
            "\\$(2[abxy]\\$[0-9]{2}\\$|argon2(i|d|id)\\$|[156]\\$|pbkdf2-|scrypt\\$|apr1\\$|y\\$)[^\\s]{16,400}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,20}(Z|[+-][0-9:]{4,6})?)?");

    static LiteralShape of(String written) {
        String text = written.strip();
        if (text.length() > LONGEST) {
            return Material.privateKey(text) ? PRIVATE_KEY : Material.publicOnly(text) ? PUBLIC_MATERIAL : STRUCTURE;
        }
        if (text.isEmpty() || text.equals("\"\"") || text.equals("''")) {
            return EMPTY;
        }
        if (Material.privateKey(text)) {
            return PRIVATE_KEY;
        }
        if (Material.publicOnly(text)) {
            return PUBLIC_MATERIAL;
        }
        if (HASHED.matcher(text).matches()) {
            return HASH;
        }
        if (Addresses.withSecret(text)) {
            return ADDRESS_WITH_SECRET;
        }
        if (References.is(text)) {
            return REFERENCE;
        }
        if (text.indexOf('\n') >= 0 || text.startsWith("{") || text.startsWith("[")) {
            return STRUCTURE;
        }
        return ofOneLine(text);
    }

    private static LiteralShape ofOneLine(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SWITCHES.contains(lower)) {
            return SWITCH;
        }
        if (Addresses.url(text)
                || EMAIL.matcher(text).matches()
                || HOST_WITH_PORT.matcher(text).matches()
                || text.indexOf('.') > 0 && HOST.matcher(text).matches() && Words.nameLike(text)) {
            return Placeholders.is(lower) ? PLACEHOLDER : ADDRESS;
        }
        if (Placeholders.is(lower)) {
            return PLACEHOLDER;
        }
        if (NUMBERS.matcher(text).matches()
                || QUANTITY.matcher(text).matches()
                || TIMESTAMP.matcher(text).matches()) {
            return NUMBER;
        }
        if (Words.pathLike(text)) {
            return PATH;
        }
        if (Words.sentence(text)) {
            return SENTENCE;
        }
        return Words.nameLike(text) ? NAME : CHANCE;
    }
}
