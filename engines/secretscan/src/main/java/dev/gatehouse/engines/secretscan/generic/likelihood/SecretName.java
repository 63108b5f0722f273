package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name, taken apart where its case changes and at its points, hyphens and underscores, and the part of it that names
 * a secret: the last such part, since that is what the name is a name of ({@code tokenSecret} is a secret).
 *
 * @param parts in lower case
 * @param starts offset of each part in the name
 * @param sensitive which part names a secret
 * @param word the word in that part that does: {@code password}, {@code pwd}
 */
record SecretName(String name, List<String> parts, List<Integer> starts, int sensitive, String word, Family family) {

    private static final Map<String, Family> WORDS = Map.ofEntries(
            Map.entry("password", Family.PASSWORD),
            Map.entry("passwd", Family.PASSWORD),
            Map.entry("passwort", Family.PASSWORD),
            Map.entry("passwrd", Family.PASSWORD),
            Map.entry("passphrase", Family.PASSWORD),
            Map.entry("passcode", Family.PASSWORD),
            Map.entry("passkey", Family.KEY),
            Map.entry("pass", Family.PASSWORD),
            Map.entry("passw", Family.PASSWORD),
            Map.entry("pwd", Family.PASSWORD),
            Map.entry("pswd", Family.PASSWORD),
            Map.entry("passwds", Family.PASSWORD),
            Map.entry("passwords", Family.PASSWORD),
            Map.entry("requirepass", Family.PASSWORD),
            Map.entry("masterauth", Family.PASSWORD),
            Map.entry("bindpw", Family.PASSWORD),
            Map.entry("rootpw", Family.PASSWORD),
            Map.entry("psw", Family.PASSWORD),
            Map.entry("pword", Family.PASSWORD),
            Map.entry("pw", Family.PASSWORD),
            Map.entry("pin", Family.PASSWORD),
            Map.entry("kennwort", Family.PASSWORD),
            Map.entry("senha", Family.PASSWORD),
            Map.entry("contrasena", Family.PASSWORD),
            Map.entry("motdepasse", Family.PASSWORD),
            Map.entry("mdp", Family.PASSWORD),
            Map.entry("wachtwoord", Family.PASSWORD),
            Map.entry("heslo", Family.PASSWORD),
            Map.entry("parola", Family.PASSWORD),
            Map.entry("psk", Family.PASSWORD),
            Map.entry("secret", Family.SECRET),
            Map.entry("secrets", Family.SECRET),
            Map.entry("salt", Family.SECRET),
            Map.entry("nonce", Family.SECRET),
            Map.entry("seed", Family.SECRET),
            Map.entry("pepper", Family.SECRET),
            Map.entry("credential", Family.SECRET),
            Map.entry("credentials", Family.SECRET),
            Map.entry("creds", Family.SECRET),
            Map.entry("cred", Family.SECRET),
            Map.entry("token", Family.TOKEN),
            Map.entry("tokens", Family.TOKEN),
            Map.entry("jwt", Family.TOKEN),
            Map.entry("bearer", Family.TOKEN),
            Map.entry("cookie", Family.TOKEN),
            Map.entry("key", Family.KEY),
            Map.entry("keys", Family.KEY),
            Map.entry("apikey", Family.KEY),
            Map.entry("auth", Family.AUTHORIZATION),
            Map.entry("authorization", Family.AUTHORIZATION),
            Map.entry("httpauth", Family.AUTHORIZATION),
            Map.entry("proxyauth", Family.AUTHORIZATION),
            Map.entry("basicauth", Family.AUTHORIZATION));

    /** Words that end a part of which the rest is a word as well: {@code dbpassword}, {@code apikey}. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passwort",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "key",
            "pass",
            "pwd",
            "salt",
            "nonce",
            "basicauth",
            "httpauth",
            "proxyauth",
            "credentials",
            "psw",
            "cookie",
            "jwt");

    /** Words that begin such a part: {@code password1}, {@code passwordhash}. */
    private static final List<String> BEGINNINGS = List.of("password", "passwd", "secret", "token", "apikey", "pwd");

    private static final Set<String> NONE = words("""
            basalt bypass cobalt compass donkey firstpass haskey hockey homoauth hotkey hotkeys jockey keepass
            lackey lpass monkey multikey multipass mykey noauth nokey notoken oauth onkey overpass preauth rekey
            renderpass sqltoken subkey subpass surpass trespass turkey twopass unauth underpass webauth whiskey
            """);

    /**
     * Takes a name apart.
     *
     * @return null where no part of it names a secret
     */
    static @Nullable SecretName of(String name) {
        List<String> parts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        split(name, parts, starts);
        for (int i = parts.size() - 1; i >= 0; i--) {
            String word = word(parts.get(i));
            if (word != null) {
                Family family = WORDS.getOrDefault(word, Family.KEY);
                return new SecretName(name, List.copyOf(parts), List.copyOf(starts), i, word, family);
            }
        }
        return null;
    }

    private static @Nullable String word(String part) {
        if (WORDS.containsKey(part)) {
            return part;
        }
        if (part.length() < 5 || NONE.contains(part)) {
            return null;
        }
        for (String ending : ENDINGS) {
            if (part.endsWith(ending)) {
                return ending;
            }
        }
        for (String beginning : BEGINNINGS) {
            if (part.startsWith(beginning)) {
                return beginning;
            }
        }
        return null;
    }

    private static void split(String name, List<String> parts, List<Integer> starts) {
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            boolean ends = i == name.length() || breaks(name, i);
            if (ends) {
                add(name, from, i, parts, starts);
                from = i;
            }
        }
    }

    private static boolean breaks(String name, int i) {
        char before = name.charAt(i - 1);
        char c = name.charAt(i);
        boolean separator = !isLetter(before) || !isLetter(c);
        boolean hump = isLower(before) && isUpper(c);
        boolean lastOfRun = isUpper(before)
                && isUpper(c)
                && i + 1 < name.length()
                && isLower(name.charAt(i + 1))
                && !isPlural(name, i);
        return separator && !(isDigit(before) && isDigit(c)) || hump || lastOfRun;
    }

    /** {@code APIKEYs}: the small letter at the end belongs to the capitals. */
    private static boolean isPlural(String name, int i) {
        return i + 2 == name.length() && name.charAt(i + 1) == 's';
    }

    private static void add(String name, int from, int to, List<String> parts, List<Integer> starts) {
        char first = name.charAt(from);
        if (isLetter(first) || isDigit(first)) {
            parts.add(name.substring(from, to).toLowerCase(Locale.ROOT));
            starts.add(from);
        }
    }

    private static boolean isLetter(char c) {
        return isLower(c) || isUpper(c);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The parts after the one that names a secret. */
    List<String> tail() {
        return parts.subList(sensitive + 1, parts.size());
    }

    /** Whether an offset in the name is in the part that names a secret. */
    boolean names(int offset) {
        int start = starts.get(sensitive);
        return offset >= start && offset < start + parts.get(sensitive).length();
    }

    /** Neither the name nor the value, which may be a secret. */
    @Override
    public String toString() {
        return family + " " + word;
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
