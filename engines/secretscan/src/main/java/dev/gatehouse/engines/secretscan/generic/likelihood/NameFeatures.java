package dev.gatehouse.engines.secretscan.generic.likelihood;

import java.util.List;
import java.util.Set;

/** What a name tells of its value. */
final class NameFeatures {

    /** Parts after the one that names a secret that make the whole the name of something else. */
    static final Set<String> HARMLESS_TAILS = words("""
            action address age agent alg algo algorithm algs alias aliases align arn attr attribute audience
            binding bindings board btn builder button cache callable callback caption cell change changed char
            character chars charset check checker claim claims class cmd code codes col color column command
            complexity config configuration confirm confirmed contains context converter cost count created
            curve data date decoder delimiter desc description dialog digest dir directory disabled domain down
            dto email enabled encoder endpoint entity entries entry env error errors event exception exists
            expiration expired expires expiry extractor factory fail failed failure field fields file filename
            files fingerprint flag flow fn forgot form format frame frames frequency from func function
            generator grant group groups handler header height help helper hide hint history host icon id
            identifier ids import incorrect index info input interval invalid issuer item items iterations kind
            label len length lifetime limit link list listener location login manager map mapper mapping match
            max message messages method min mismatch missing mode model modified module msg name names namespace
            needed nullable object objects operator option options order package page pair panel param parameter
            params parser path paths pattern period permission permissions placeholder plugin policy port
            position prefix press prompt prop property protected provider query reader recovery ref reference regex region
            request required reset resolver response role roles rotation rounds route row rule rules schema
            scope scopes screen script section selector separator serializer server service set settings show
            size sort source space spacing spec sql state status storage store strategy strength style subject
            success suffix tab tag tags template test tests text thumbprint time timeout title toggle tooltip
            ttl type types up update updated uri url usage user username util utils valid validation validator
            value_from var variable version view visibility visible width word words writer wrong
            """);

    /** Parts after it that leave it what it is. */
    static final Set<String> NEUTRAL_TAILS = words("""
            a admin again b b64 base64 bytes c clear cleartext confirm confirmation const current database db
            default dev development encoded for here hex in live local main master mongo mysql new old one plain
            plaintext postgres primary prod production raw redis repeat root s sandbox secondary secret staging
            str string temp tmp two val value x
            """);

    private static final Set<String> HASH_TAILS = words("""
            bcrypt checksum cipher crypt crypted digest enc encrypted hash hashed hashes md5 sealed sha sha1
            sha256 signature vault
            """);

    private static final Set<String> QUALIFIERS = words("""
            instrumentation by build contains create find from get has is make parse remove to verify with websocket
            access account admin aes aggregation annotation api app application arrow attr attribute auth aws
            azure bad base bearer bind bot bucket cache captcha cert certificate cipher client column config
            confirm consumer continuation cookie crypt crypto csrf database db dedupe default deploy des device
            dict django dummy email encoding encrypt encryption error event example expected facebook fake field
            file firebase flask foreign forgot form ftp function github gitlab google gpg group hash hashed encrypted header hmac
            host hot i18n idempotency idempotent index input invalid item json jwt keyboard keystore label
            laravel ldap lexer license login lookup mail map maps master message metadata mock mongo mysql new
            next node oauth object old page param parameter parser partition postgres primary private property
            proxy public push query rabbitmq rails recaptcha redis refresh registration registry reset root
            routing row s3 salt sample secret secure security service session shared short sign signature
            signing site slack smtp sort ssh ssh2 ssl state storage storekey stripe subscription sync test tls
            translate translation truststore twilio twitter user vault webhook wifi wrong xsrf
            """);

    private NameFeatures() {}

    static void add(Features features, SecretName name) {
        String family = name.family().name().toLowerCase(java.util.Locale.ROOT);
        features.add("name.family=" + family);
        features.add("name.word=" + name.word());
        boolean partial = !name.parts().get(name.sensitive()).equals(name.word());
        boolean ends = name.parts().get(name.sensitive()).endsWith(name.word());
        features.addIf(partial && ends, "name.compound");
        features.addIf(partial && !ends, "name.word-continued");
        addTail(features, name.tail(), family, name.word());
        String part = name.parts().get(name.sensitive());
        features.addIf(partial && (part.contains("pubk") || part.contains("public")), "name.qualifier=public");
        int qualifiers = 0;
        for (int i = 0; i < name.sensitive(); i++) {
            if (QUALIFIERS.contains(name.parts().get(i))) {
                features.add("name.qualifier=" + name.parts().get(i));
                qualifiers++;
            }
        }
        boolean alone = name.parts().size() == 1 && !partial;
        features.addIf(alone, "name.alone=" + family);
        features.addIf(!alone && qualifiers == 0 && name.sensitive() > 0, "name.qualifier=other");
        features.addIf(name.parts().size() > 5, "name.long");
        addStyle(features, name.name());
    }

    private static void addTail(Features features, List<String> tail, String family, String word) {
        if (tail.isEmpty()) {
            return;
        }
        boolean harmless = false;
        boolean known = true;
        boolean hash = false;
        for (String part : tail) {
            boolean digits = part.charAt(0) <= '9';
            harmless |= HARMLESS_TAILS.contains(part);
            hash |= HASH_TAILS.contains(part);
            known &= digits || NEUTRAL_TAILS.contains(part);
        }
        if (hash) {
            features.add("name.tail=hash");
        } else if (harmless) {
            features.add("name.tail=harmless");
            features.add("name.tail=harmless," + family);
        } else {
            features.add(known ? "name.tail=neutral" : "name.tail=unknown");
            features.addIf(!known, "name.tail=unknown," + word);
        }
    }

    private static void addStyle(Features features, String name) {
        boolean upper = false;
        boolean lower = false;
        boolean point = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            point |= c == '.';
        }
        features.add("name.style=" + (upper && lower ? "mixed" : upper ? "upper" : "lower"));
        features.addIf(point, "name.style=points");
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
