package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Placeholders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts of known kinds: placeholders, references, paths, types, hashes. */
final class ValuePatterns {

    private static final Set<String> NOTHING = words("""
            always any array ask authorization_code auto base64 basic bcrypt bearer binary blank bool boolean
            bytes char client_credentials date datetime default digest disabled double email empty enabled false
            field float hidden ignore ignored input int integer json md5 n/a name nan never nil no none null
            nobody number object off omit on on_create optional plain prompt refresh_token required sha1 sha256 stdin str string
            text true type undefined unset utf-8 uuid varchar varchar2 nvarchar nvarchar2 void xml yaml yes
            """);

    /** What is written where a password belongs, to show where it belongs. */
    private static final Set<String> SHOWN = words("""
            a abc abcd aaa bar bad baz blah changeit changeme change_me change-me compat correct credential credentials
            dummy example fake foo foobar hello hidden invalid key my-password my-secret my-token my_password my_secret
            mypass mypassword mysecret mytoken new newpass newpassword new-password new_password old oldpassword
            old-password old_password other p pass passphrase passwd password passwort placeholder pw pwd s3cr3t
            s3cret sample secret secretkey somepassword some-password some_password something somethingelse psswd testpass testpassword
            test-password test_password thepassword token unknown value whatever wrong wrongpass wrongpassword
            wrong-password wrong_password x xxx xyz your-password your_password yourpassword
            """);

    /** Accounts whose name is often their password. */
    private static final Set<String> ACCOUNTS = words("""
            admin administrator alice anonymous app bob cassandra default demo dev elastic grafana guest jenkins
            mariadb master minio minioadmin mongo monitor mysql nacos neo4j operator oracle postgres rabbitmq redis root
            sa scott super superuser support sys system test tester tiger toor tomcat ubuntu user user1 user2 username
            vagrant web wordpress
            """);

    /** Passwords that many people choose. */
    private static final Set<String> COMMON = words("""
            000000 111111 112233 1111 123 1234 12345 123123 123321 123456 1234567 12345678 123456789 1234567890 123qwe
            1q2w3e 1q2w3e4r 654321 666666 888888 abc123 abcd1234 admin123 admin1234 admin@123 asdf asdfgh dragon
            hunter2 iloveyou letmein monkey p@ssw0rd p@ssword p4ssw0rd pa$$w0rd pa$$word pass1 pass12 pass123 pass1234
            passw0rd passw0rd! password! password1 password1! password12 password123 password1234 password2 password@123
            qazwsx qwe123 qwer1234 qwerty qwerty123 root123 s3cr3tpassword secret1 secret123 sunshine test123 test1234
            trustno1 user123 welcome welcome1 welcome123 zaq12wsx
            """);

    private static final List<String> REFERENCES = List.of(
            "var.",
            "local.",
            "module.",
            "each.",
            "random_password.",
            "vault:",
            "encrypted:",
            "crypt:",
            "{aes",
            "env:",
            "file:",
            "secretkeyref",
            "arn:",
            "ssm:",
            "op://",
            "enc[",
            "enc(",
            "{cipher}",
            "ref+",
            "kms:",
            "secret:",
            "gcp:",
            "awskms",
            "!vault",
            "$ansible_vault",
            "secretref",
            "keyring:",
            "akv://",
            "sops:",
            "${",
            "{{",
            "#{",
            "<%",
            "$(",
            "%(",
            "<<",
            "@{",
            "__",
            "$$",
            "{0",
            "`",
            "%{",
            "[[",
            "@@");

    private static final List<String> ENDINGS = List.of(
            ".txt",
            ".pem",
            ".key",
            ".crt",
            ".cer",
            ".json",
            ".yaml",
            ".yml",
            ".xml",
            ".properties",
            ".jks",
            ".p12",
            ".pfx",
            ".html",
            ".js",
            ".ts",
            ".py",
            ".php",
            ".java",
            ".conf",
            ".cfg",
            ".ini",
            ".env",
            ".vue",
            ".css",
            ".png",
            ".svg",
            ".go",
            ".md",
            ".sh",
            ".pub",
            ".csv",
            ".log",
            ".class",
            ".dll",
            ".jsp",
            ".aspx",
            ".secret");

    private static final List<String> SHOWN_ENDS =
            List.of("password", "passwd", "passphrase", "pass", "pwd", "secret", "token", "key");

    private static final Set<String> WHOSE = words("""
            a another any backup bad cache client correct database db dummy fake incorrect invalid my new old other
            sample some super the this user valid wrong your
            """);

    private static final List<String> ALGORITHMS = List.of(
            "aes/", "aes-", "aes_", "hmac-", "hmac_", "hmacsha", "sha-", "sha1", "sha256", "sha512", "pbkdf2", "scram-",
            "rsa/", "rsa-", "rsa_", "des/", "hs256", "hs512", "rs256", "argon2", "md5", "ecdsa", "ed25519", "plain/");

    private static final Set<String> ENCODINGS = Set.of("utf8", "latin1", "ascii", "us-ascii", "iso-8859-1", "hex");

    private static final CharacterClass PATH = CharacterClass.of("a-z0-9/._~-");
    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_.");
    private static final CharacterClass CAPITALS = CharacterClass.of("A-Z");
    private static final CharacterClass UPPER_NAME = CharacterClass.of("0-9A-Z_");

    /** MD5, SHA-1 and SHA-256 of nothing. */
    private static final Set<String> EMPTY_DIGESTS = Set.of(
            "d41d8cd98f00b204e9800998ecf8427e",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    /** What tests call a password that is refused. */
    private static final List<String> WRONG = List.of("wrong", "incorrect", "invalid", "bad", "irrelevant", "notthe");

    /** A feature that must have been added before, where it holds. */
    static final String MONOTONOUS = "value.monotonous";

    private ValuePatterns() {}

    static void add(Features features, String value, SecretName name) {
        String lower = value.toLowerCase(Locale.ROOT);
        features.addIf(NOTHING.contains(lower) || ENCODINGS.contains(lower), "value.nothing");
        features.addIf(SHOWN.contains(lower) || isShown(lower), "value.shown");
        features.addIf(value.length() >= 16 && lower.contains("example"), "value.example");
        features.addIf(ACCOUNTS.contains(lower), "value.account");
        features.addIf(COMMON.contains(lower), "value.common");
        features.addIf(isAlgorithm(lower), "value.algorithm");
        features.addIf(lower.contains("not-a-") || lower.contains("not_a_"), "value.denied");
        features.addIf(isVerbAndNoun(value), "value.verb-and-noun");
        features.addIf(!features.has(MONOTONOUS) && Placeholders.isPlaceholder(value), "value.placeholder");
        features.addIf(isMask(value), "value.mask");
        features.addIf(isReference(lower), "value.reference");
        features.addIf(value.indexOf('{') >= 0 && value.indexOf('}') > value.indexOf('{'), "value.braces");
        features.addIf(isVariable(value), "value.variable");
        features.addIf(value.charAt(0) == '<' || (value.charAt(0) == '[' && lower.endsWith("]")), "value.brackets");
        features.addIf(hasFormat(value), "value.format");
        features.addIf(lower.contains("://") || lower.startsWith("//") || lower.startsWith("www."), "value.url");
        features.addIf(isPath(value), "value.path");
        features.addIf(isFile(lower), "value.file");
        features.addIf(isPointed(value), "value.pointed-name");
        features.addIf(isUuid(value), "value.uuid");
        features.addIf(isHash(value), "value.hash");
        features.addIf(isDigest(value), "value.digest-length");
        features.addIf(value.indexOf('(') >= 0 && value.indexOf(')') > value.indexOf('('), "value.call");
        features.addIf(value.contains("::") || value.contains("->") || value.contains("=>"), "value.code");
        features.addIf(value.contains("\\u") || value.contains("\\n") || value.contains("\\t"), "value.escapes");
        features.addIf(value.contains("\\x") || value.contains("\\0"), "value.byte-escapes");
        features.addIf(value.indexOf('<') >= 0 && value.indexOf('>') > value.indexOf('<'), "value.markup");
        features.addIf(!isAscii(value), "value.beyond-ascii");
        features.addIf(isSelector(value), "value.selector");
        features.addIf(isRegex(value), "value.regex");
        features.addIf(value.indexOf('@') > 0 && value.indexOf('.', value.indexOf('@')) > 0, "value.mail");
        features.addIf(isNumber(value), "value.number");
        features.addIf(isVersion(value), "value.version");
        features.addIf(lower.startsWith("migfma0g") || lower.startsWith("miibij"), "value.public-key");
        features.addIf(lower.startsWith("-----begin"), "value.pem");
        features.addIf(lower.startsWith("ssh-") || lower.startsWith("age1"), "value.public-key");
        features.addIf(isPublicSshKey(value), "value.public-ssh-key");
        features.addIf(EMPTY_DIGESTS.contains(lower), "value.digest-of-nothing");
        features.addIf(isDigest(value) && name.family() == Family.PASSWORD, "value.digest-length,password");
        features.addIf(value.indexOf("=$") > 0 || value.indexOf(":$") > 0, "value.variable-within");
        features.addIf(isUpperVariable(value), "value.upper-variable");
        features.addIf(value.charAt(0) == '\\', "value.starts-with-escape");
        features.addIf(value.endsWith("*") && value.indexOf('*') == value.length() - 1, "value.ends-with-star");
        features.addIf(WRONG.stream().anyMatch(lower::startsWith), "value.wrong");
        features.addIf(value.startsWith("eyJ") && value.length() > 30, "value.jwt");
        features.addIf(lower.startsWith("my") || lower.startsWith("some") || lower.startsWith("the"), "value.my");
        features.addIf(lower.startsWith("test") || lower.startsWith("foo") || lower.endsWith("test"), "value.test");
        features.addIf(isSequence(lower), "value.sequence");
        features.addIf(value.indexOf(',') > 0, "value.comma");
        features.addIf(value.indexOf('=') > 0 && value.indexOf('=') < value.length() - 2, "value.equals-sign");
        features.addIf(value.indexOf('&') >= 0, "value.ampersand");
        features.addIf(value.indexOf(':') > 0, "value.colon");
        features.addIf(value.indexOf('|') >= 0, "value.bar");
    }

    /** The key of an {@code authorized_keys} or {@code known_hosts} line (RFC 4253, section 6.6). */
    private static boolean isPublicSshKey(String value) {
        return value.startsWith("AAAAB3NzaC1") || value.startsWith("AAAAE2VjZHNh") || value.startsWith("AAAAC3NzaC1l");
    }

    /** A variable by its name alone: {@code $DB_PASSWORD}. */
    private static boolean isUpperVariable(String value) {
        if (value.length() < 3 || value.charAt(0) != '$') {
            return false;
        }
        int end = UPPER_NAME.runEnd(value, 1, value.length());
        return end == value.length() && !CharacterClass.DIGITS.has(value.charAt(1));
    }

    private static boolean isFile(String lower) {
        if (lower.indexOf('.') >= 0) {
            for (String ending : ENDINGS) {
                if (lower.endsWith(ending)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMask(String value) {
        int mask = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            mask += c == '*' || c == 'x' || c == 'X' || c == '.' || c == '-' || c == '_' || c == '#' ? 1 : 0;
        }
        return mask * 2 > value.length() || value.contains("***") || value.contains("...") || value.contains("xxx");
    }

    private static boolean isReference(String lower) {
        for (String reference : REFERENCES) {
            if (lower.startsWith(reference)) {
                return true;
            }
        }
        return false;
    }

    /** A variable of a shell, of PHP, of Perl or of a template: {@code $name}, {@code %name%}, {@code @name@}. */
    private static boolean isVariable(String value) {
        char first = value.charAt(0);
        if ((first == '\'' || first == '"') && value.length() > 2 && value.charAt(1) == '$') {
            return true;
        }
        if (first == '$' || first == '%' || first == '@' || first == ':') {
            int end = NAME.runEnd(value, 1, value.length());
            return end > 2 && (end == value.length() || (end == value.length() - 1 && value.charAt(end) == first));
        }
        return first == '&' && value.length() > 2 && NAME.runEnd(value, 1, value.length()) == value.length();
    }

    /** {@code mypass}, {@code db_password}: what it is, after whose it is. */
    private static boolean isShown(String lower) {
        for (String end : SHOWN_ENDS) {
            if (lower.endsWith(end) && lower.length() > end.length()) {
                int join = lower.length() - end.length() - 1;
                char c = lower.charAt(join);
                return WHOSE.contains(lower.substring(0, c == '_' || c == '-' || c == ' ' ? join : join + 1));
            }
        }
        return false;
    }

    private static boolean isAlgorithm(String lower) {
        for (String algorithm : ALGORITHMS) {
            if (lower.startsWith(algorithm)) {
                return lower.length() < algorithm.length() + 16;
            }
        }
        return false;
    }

    /** A command of PowerShell. */
    private static boolean isVerbAndNoun(String value) {
        int hyphen = value.indexOf('-');
        if (value.startsWith("Get") && value.length() > 6 && CAPITALS.has(value.charAt(3))) {
            return CharacterClass.LETTERS.runEnd(value, 0, value.length()) == value.length();
        }
        boolean parts = hyphen > 2 && hyphen + 3 < value.length() && value.indexOf('-', hyphen + 1) < 0;
        return parts
                && CAPITALS.has(value.charAt(0))
                && CAPITALS.has(value.charAt(hyphen + 1))
                && CharacterClass.LETTERS.runEnd(value, 0, hyphen) == hyphen
                && CharacterClass.LETTERS.runEnd(value, hyphen + 1, value.length()) == value.length();
    }

    private static boolean hasFormat(String value) {
        int percent = value.indexOf('%');
        boolean letter = percent >= 0
                && percent + 1 < value.length()
                && "sdxvq@".indexOf(value.charAt(percent + 1)) >= 0
                && (percent + 2 == value.length() || !CharacterClass.LETTERS.has(value.charAt(percent + 2)));
        return letter || value.contains("{}") || value.contains("{0}") || value.contains("{1}") || value.contains("${");
    }

    private static boolean isPath(String value) {
        char first = value.charAt(0);
        boolean start = first == '/' || first == '~' || value.startsWith("./") || value.startsWith("../");
        int slashes = 0;
        for (int i = 0; i < value.length(); i++) {
            slashes += value.charAt(i) == '/' || value.charAt(i) == '\\' ? 1 : 0;
        }
        boolean plain = start && PATH.runEnd(value, 0, value.length()) == value.length();
        boolean drive =
                value.length() > 3 && value.charAt(1) == ':' && (value.charAt(2) == '\\' || value.charAt(2) == '/');
        boolean words = slashes > 0 && Words.cover(value) > 0.6;
        return drive || (plain && slashes > 0) || (start && slashes > 0 && Words.cover(value) > 0.3) || words;
    }

    /** Words with points between, as names of properties and of packages are. */
    private static boolean isPointed(String value) {
        int points = 0;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : '.';
            if (c == '.') {
                if (i == from || CharacterClass.DIGITS.has(value.charAt(from))) {
                    return false;
                }
                points++;
                from = i + 1;
            } else if (!NAME.has(c) && c != '-') {
                return false;
            }
        }
        return points > 1 && Words.cover(value) > 0.55;
    }

    static boolean isUuid(String value) {
        if (value.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? value.charAt(i) != '-' : !CharacterClass.HEX.has(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHash(String value) {
        return value.startsWith("$2") && value.length() > 50
                || value.startsWith("$1$")
                || value.startsWith("$5$")
                || value.startsWith("$6$")
                || value.startsWith("$apr1$")
                || value.startsWith("$argon2")
                || value.contains("pbkdf2")
                || ((value.charAt(0) == '$' || value.charAt(0) == '#')
                        && value.length() > 30
                        && value.indexOf('$', 1) > 0)
                || value.startsWith("{SHA")
                || value.startsWith("{SSHA")
                || value.startsWith("{bcrypt}")
                || value.startsWith("sha256:")
                || value.startsWith("sha256-")
                || value.startsWith("sha512-")
                || value.startsWith("SCRAM-SHA")
                || value.startsWith("scrypt:");
    }

    /** As long as a digest in hexadecimal. */
    private static boolean isDigest(String value) {
        int n = value.length();
        boolean length = n == 32 || n == 40 || n == 56 || n == 64 || n == 96 || n == 128;
        return length && CharacterClass.HEX.runEnd(value, 0, n) == n;
    }

    private static boolean isSelector(String value) {
        char first = value.charAt(0);
        boolean start = first == '#' || first == '.' || value.startsWith("input[") || value.startsWith("[name");
        return start && value.length() > 3 && Words.cover(value) > 0.6;
    }

    private static boolean isRegex(String value) {
        return value.startsWith("^")
                || value.contains("\\d")
                || value.contains("\\w")
                || value.contains("\\s")
                || value.contains("[a-z")
                || value.contains("[A-Z")
                || value.contains("[0-9")
                || value.contains("[^")
                || value.contains(".*")
                || value.contains("(?");
    }

    private static boolean isNumber(String value) {
        int from = value.charAt(0) == '-' ? 1 : 0;
        boolean hexadecimal = value.length() > 2 && value.length() <= 18 && value.startsWith("0x");
        if (hexadecimal && CharacterClass.HEX.runEnd(value, 2, value.length()) == value.length()) {
            return true;
        }
        int end = CharacterClass.DIGITS.runEnd(value, from, value.length());
        boolean unit = end > from
                && end >= value.length() - 2
                && end < value.length()
                && "smhdMGKk".indexOf(value.charAt(end)) >= 0;
        return end > from && (end == value.length() || unit);
    }

    /** Numbers with points between. */
    private static boolean isVersion(String value) {
        int points = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            points += c == '.' ? 1 : 0;
            boolean sign = i == 0 && (c == '^' || c == '~' || c == 'v' || c == '=' || c == '>');
            if (c != '.' && !CharacterClass.DIGITS.has(c) && !sign) {
                return false;
            }
        }
        return points > 0;
    }

    private static boolean isSequence(String lower) {
        return lower.contains("123")
                || lower.contains("abc")
                || lower.contains("qwe")
                || lower.contains("asd")
                || lower.contains("zxc")
                || lower.contains("000")
                || lower.contains("111");
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
