package dev.gatehouse.practices.secrets.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the name of a value says of it.
 *
 * <p>A name is read as words: {@code DB_PASSWORD}, {@code dbPassword} and {@code db.password} are all "db password".
 * The last word that speaks of a secret decides, unless a word before or after it turns the meaning: an
 * {@code existingSecret} is a name, a {@code passwordFile} a path, a {@code tokenTtl} a time.
 */
final class KeyName {

    /** What is to be expected of a value of that name. */
    enum Meaning {
        /** People choose it: any literal may be one. */
        PASSWORD,
        /** Machines make it: a literal is one if it looks made by chance. */
        CREDENTIAL,
        /** The name tells nothing. */
        NEUTRAL,
        /** Not a secret, by its name: a user, an address, a file, the name of a secret. */
        OTHER
    }

    private static final int LONGEST = 200;

    private static final Set<String> PASSWORDS =
            Set.of("password", "passwd", "passphrase", "passcode", "pwd", "pass", "psk", "passwords", "pw");
    private static final List<String> PASSWORD_ENDINGS = List.of("password", "passwd", "passphrase");
    private static final Set<String> CREDENTIALS = WordList.of("""
            token secret apikey credential credentials creds salt authkey secretkey accesskey privatekey pat
            apitoken bearer
            """);
    private static final List<String> CREDENTIAL_ENDINGS =
            List.of("token", "secret", "apikey", "secretkey", "privatekey", "accesskey", "authkey");
    private static final Set<String> WHOLE_CREDENTIALS = Set.of("auth", "authorization", "dsn");

    /** What makes a key a secret one. */
    private static final Set<String> KEY_OF = WordList.of("""
            api access secret private encryption encrypt signing sign master auth account storage app
            application session jwt ssh deploy admin service shared symmetric license webhook cookie security
            hmac rsa tsig age sa consumer root bot integration subscription routing tunnel write read tls
            server client agent unseal recovery preshared wireguard vault crypt
            """);

    /** Words before it after which it is none. */
    private static final Set<String> TURNED_BEFORE = WordList.of("""
            existing use uses using enable enabled disable create generate no without require required allow
            is has show hide public max min automount mount skip verify forgot with external additional extra
            pull on delete missing random reuse validate return remember update
            """);

    /** Words after it with which it is none. */
    private static final Set<String> TURNED_AFTER = WordList.of("""
            file files filename path paths dir directory folder name names ref refs reference selector url uri
            urls endpoint host port ids length size ttl expiry expiration expires expire exp lifetime duration
            timeout age seconds minutes hours days period interval rotation rotate type kind format method
            mode policy policies strength rule rules pattern regex prefix suffix header headers field fields
            claim claims audience audiences issuer scope scopes enabled enable disabled required allowed
            authentication login manager provider store stores backend engine version template generator
            generation reset change key keys env var variable label labels annotation annotations description
            hint prompt placeholder message count limit quota namespace namespaces encoder algorithm alg
            hashing iterations property location source map mapping mappings volume projection bucket region
            account service creation controller sync operator reviewer review cache class driver mount
            resource resources transform item items list data role group request requests response exchange
            auth binding user username attribute column table changed renewal renew refresh grace delay
            attempts owner script command cmd image repository replication replicator reflector management
            usage usages subpath engines flow grant encoding plugin helper renewer
            """);

    /** Words after it that change nothing. */
    private static final Set<String> KEPT_AFTER = WordList.of("""
            value b64 base64 encoded plain plaintext raw hash hashed default override old new current primary
            secondary prod production staging dev test base string id txt json
            """);

    /** Last words of names that everyone may know the values of, even in a Secret. */
    private static final Set<String> PUBLIC = WordList.of("""
            username user usr login email mail from host hostname hosts port url uri urls endpoint region zone
            bucket type name project projects ca cert certificate crt cer pub public insecure lfs proxy issuer
            realm database db dbname server servers namespace namespaces id ids domain domains address tz
            timezone level enabled version path file dir scheme protocol schema mode key_id fingerprint
            expiration description authentication signing groups group org organization tenant subject
            provider cluster engine locale lang language depth installationid appid clientid ssl tls driver
            """);

    private KeyName() {}

    static Meaning meaning(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return Meaning.NEUTRAL;
        }
        if (words.size() == 1 && WHOLE_CREDENTIALS.contains(words.getFirst())) {
            return Meaning.CREDENTIAL;
        }
        for (int i = words.size() - 1; i >= 0; i--) {
            Meaning meaning = meaning(words, i);
            if (meaning != Meaning.NEUTRAL) {
                return turned(words, i, meaning);
            }
        }
        return PUBLIC.contains(words.getLast()) || words.contains("public") ? Meaning.OTHER : Meaning.NEUTRAL;
    }

    private static Meaning meaning(List<String> words, int at) {
        String word = words.get(at);
        if (PASSWORDS.contains(word) || endsWith(word, PASSWORD_ENDINGS)) {
            return Meaning.PASSWORD;
        }
        if (CREDENTIALS.contains(word) || endsWith(word, CREDENTIAL_ENDINGS)) {
            return Meaning.CREDENTIAL;
        }
        boolean keyOfSomething = word.equals("key") && at > 0 && KEY_OF.contains(words.get(at - 1));
        boolean connection =
                word.equals("string") && at > 0 && words.get(at - 1).equals("connection");
        return keyOfSomething || connection ? Meaning.CREDENTIAL : Meaning.NEUTRAL;
    }

    private static boolean endsWith(String word, List<String> endings) {
        return endings.stream().anyMatch(e -> word.endsWith(e) && !word.equals(e));
    }

    private static Meaning turned(List<String> words, int at, Meaning meaning) {
        for (int before = 0; before < at; before++) {
            if (TURNED_BEFORE.contains(words.get(before))) {
                return Meaning.OTHER;
            }
        }
        boolean kept = true;
        for (int after = at + 1; after < words.size(); after++) {
            String word = words.get(after);
            if (TURNED_AFTER.contains(word)) {
                return Meaning.OTHER;
            }
            kept &= KEPT_AFTER.contains(word) || word.chars().allMatch(Character::isDigit);
        }
        boolean identifier = words.getLast().equals("id") && !words.get(at).equals("secret");
        return identifier ? Meaning.OTHER : kept ? meaning : Meaning.CREDENTIAL;
    }

    /** Whether what lies below a key of this name are names of keys, not their values. */
    static boolean mapsNames(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return false;
        }
        String last = words.getLast();
        boolean ofSecrets = words.stream().anyMatch(w -> w.startsWith("secret") || w.equals("existing"));
        return Set.of("ref", "refs", "reference", "selector", "mapping").contains(last)
                || ofSecrets
                        && Set.of("keys", "key", "mappings", "map", "targets").contains(last);
    }

    /** The words of a name, in lower case. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String text = name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                flush(word, words);
                continue;
            }
            if (!word.isEmpty() && begins(text, i)) {
                flush(word, words);
            }
            word.append(c);
        }
        flush(word, words);
        return words;
    }

    private static boolean begins(String text, int at) {
        char c = text.charAt(at);
        char before = text.charAt(at - 1);
        if (Character.isDigit(c) || Character.isDigit(before)) {
            return Character.isDigit(c) != Character.isDigit(before);
        }
        boolean afterLower = Character.isUpperCase(c) && Character.isLowerCase(before);
        boolean endOfCapitals = Character.isUpperCase(c)
                && Character.isUpperCase(before)
                && at + 1 < text.length()
                && Character.isLowerCase(text.charAt(at + 1));
        return afterLower || endOfCapitals;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
