package dev.gatehouse.engines.secretscan.generic;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes the texts that stand for the braces of a corpus' templates, always the same ones for one seed. */
final class CorpusText {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    private static final String ALPHANUMERIC = LOWER + LOWER.toUpperCase(Locale.ROOT) + DIGITS;
    private static final String SYMBOLS = "!@#$%^&*+?.,;-_=";

    private static final List<String> WORDS = words("""
            account admin agent alert api archive asset audit backup batch billing blog board bot branch bridge broker
            bucket buffer build cache calendar camera card catalog channel chat client cloud cluster comment company
            console contact content control core customer dashboard data deploy device document domain email engine event
            export feed file filter finance forum gateway graph group health host image import index invoice item job
            label ledger library link list locale mail main manager map market member menu message metric mobile module
            monitor network news node note notice order page panel partner payment person photo plan platform player
            plugin portal post price print product profile project proxy queue record region registry release remote
            report request resource review role route sales scheduler schema search sensor server service session setting
            shop site social source stage status stock storage store stream studio support survey sync system table task
            team template test theme thread ticket timer topic track trade travel user vendor video view wallet weather
            web widget worker zone""");

    private static final List<String> NICE = words("""
            amber anchor apple autumn badger balloon bamboo banana bandit basil beacon beaver biscuit blossom bottle
            breeze bronze bubble butter cactus camel candle canyon captain carbon castle cedar cherry chicken chili
            cinnamon cobra coconut comet copper coral cotton coyote cricket crystal daisy dancer desert diamond dolphin
            donkey dragon eagle ember falcon feather fiddle flamingo forest fossil galaxy garden ginger glacier golden
            granite guitar hammer harbor hazel helmet honey horizon hunter iceberg indigo island ivory jacket jaguar
            jungle kettle kitten lemon leopard lobster magnet mango maple marble meadow melon mercury meteor midnight
            mirror monkey moonlight mountain mustang nectar nickel ninja ocean olive orange orchid otter panda panther
            papaya parrot peanut pebble pelican penguin pepper phoenix pickle pilot pirate planet pony potato puffin
            pumpkin puzzle rabbit radish rainbow raven ribbon river robin rocket saddle saffron salmon saturn shadow
            silver snowman sparrow spider spring squirrel stallion summer sunset tango thunder tiger timber tomato tornado
            trumpet tulip tundra turtle umbrella unicorn valley velvet violet volcano walnut walrus whisper willow winter
            wizard yellow zebra zephyr""");

    private static final List<String> WEAK = words("""
            admin admin123 123456 12345678 qwerty password1 passw0rd P@ssw0rd Passw0rd! letmein welcome1 root toor guest
            postgres test123 test1234 secret123 abc123 changeme1 hunter2 s3cr3t Password123 1q2w3e4r qwerty123 iloveyou
            administrator demo1234 user1234 pass1234 root123 admin@123 Admin123! Test@123 oracle tiger mysql123 sa123456
            Welcome123 111111 000000 654321 p4ssw0rd supersecret letmein123 master1 monkey1 dragon12""");

    private static final List<String> LABELS = List.of(
            "Password",
            "Enter password",
            "Your password",
            "Confirm password",
            "New Password",
            "Please enter your password",
            "Secret key",
            "API key",
            "Access token",
            "Repeat the new password",
            "Forgot your password?",
            "Show password",
            "Password (optional)",
            "Key name",
            "Change password");

    private static final List<String> SENTENCES = List.of(
            "must be at least eight characters long",
            "is required and must not be empty",
            "the value used to sign in to the server",
            "does not match the confirmation",
            "has expired, please choose a new one",
            "used for connecting to the database",
            "read from the configuration file",
            "can not be changed by this user",
            "is sent to the given address",
            "of the account that runs the service",
            "should be kept in a safe place",
            "what the client presents to the provider",
            "This field may not be blank.");

    private static final List<String> FOREIGN = List.of(
            "Passwort",
            "Neues Passwort",
            "Mot de passe",
            "Wachtwoord",
            "Senha",
            "Salasana",
            "Adgangskode",
            "Heslo",
            "Contrase\u00f1a",
            "Has\u0142o",
            "Parola d'ordine",
            "L\u00f6senord",
            "Kennwort vergessen?",
            "Jelsz\u00f3");

    private static final List<String> PLACEHOLDERS = List.of(
            "changeme",
            "change-me",
            "CHANGE_ME",
            "your-password",
            "your_password_here",
            "YOUR_API_KEY",
            "<password>",
            "<your-token>",
            "xxxxxxxx",
            "XXXXXXXXXXXXXXXX",
            "********",
            "password",
            "PASSWORD",
            "secret",
            "example",
            "placeholder",
            "my-secret",
            "mypassword",
            "TODO",
            "REPLACE_ME",
            "insert-key-here",
            "[REDACTED]",
            "...",
            "your-api-key",
            "YOUR_TOKEN_HERE",
            "some-token",
            "dummy",
            "fake-key",
            "REDACTED",
            "my_api_key",
            "xxx-xxx-xxx",
            "not-a-real-key",
            "sample-token",
            "token",
            "apikey",
            "test-token",
            "<secret>",
            "{password}",
            "$PASSWORD");

    private static final List<String> TYPES =
            words("string text varchar String required integer bytes binary TEXT char");

    private final Random random;

    CorpusText(long seed) {
        random = new Random(seed);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    String password() {
        return switch (random.nextInt(15)) {
            case 0, 1 -> from(ALPHANUMERIC, 8 + random.nextInt(9));
            case 2 -> from(LOWER + DIGITS, 6 + random.nextInt(7));
            case 3 -> from(LOWER, 6 + random.nextInt(5));
            case 4 ->
                from(ALPHANUMERIC + SYMBOLS.replace(";", "").replace(",", "").replace("&", ""), 9 + random.nextInt(9));
            case 5 -> capital(any(NICE)) + (10 + random.nextInt(990)) + "!@#$".charAt(random.nextInt(4));
            case 6, 7 -> any(NICE) + random.nextInt(10_000);
            case 8 -> leet(any(NICE)) + from(DIGITS, random.nextInt(3));
            case 9 -> any(NICE) + "-_.!".charAt(random.nextInt(4)) + any(NICE);
            case 10 -> any(WEAK);
            case 11 -> any(NICE);
            case 12 ->
                any(List.of("test", "demo", "dev", "")) + any(WORDS) + any(List.of("pass", "pw", "pwd", "Pass1"));
            case 13 -> capital(any(NICE)) + capital(any(NICE));
            default -> any(WORDS) + (random.nextBoolean() ? "123" : "@" + (1990 + random.nextInt(40)));
        };
    }

    String key() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> from(HEX, 32);
            case 2 -> from(HEX, random.nextBoolean() ? 40 : 64);
            case 3 -> from(ALPHANUMERIC, 20 + random.nextInt(21));
            case 4 -> from(LOWER + DIGITS, 16 + random.nextInt(24));
            case 5 -> base64(16 + random.nextInt(32));
            case 6 -> from(ALPHANUMERIC + "-_", 24 + random.nextInt(30));
            default -> from(LOWER, 2) + "_" + from(ALPHANUMERIC, 22 + random.nextInt(12));
        };
    }

    String secret() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> key();
            case 3 -> from(ALPHANUMERIC + "!#%^*(-_=+)", 32 + random.nextInt(20));
            case 4 -> leet(any(NICE)) + random.nextInt(100) + any(NICE);
            default -> from(ALPHANUMERIC, 12 + random.nextInt(12));
        };
    }

    String token() {
        return switch (random.nextInt(6)) {
            case 0 ->
                "eyJhbGciOiJIUzI1NiJ9." + from(ALPHANUMERIC, 40 + random.nextInt(60)) + "."
                        + from(ALPHANUMERIC + "-_", 43);
            case 1 -> from(DIGITS, 9) + "-" + from(ALPHANUMERIC + "-_", 35);
            default -> key();
        };
    }

    /** The text of a filler; null for one that is not known. */
    String filler(String name) {
        return switch (name) {
            case "weak" -> any(WEAK);
            case "phrase" ->
                any(WORDS) + " " + any(NICE) + " " + any(WORDS) + (random.nextBoolean() ? "" : " 4" + any(NICE));
            case "word" -> any(WORDS);
            case "Word" -> capital(any(WORDS)) + (random.nextBoolean() ? capital(any(WORDS)) : "");
            case "user" ->
                random.nextInt(3) == 0
                        ? any(NICE)
                        : any(List.of("admin", "root", "app", "deploy", "svc", "dba", "shop"));
            case "host" -> any(WORDS) + "." + any(List.of("internal", "acme.io", "corp.net", "local"));
            case "db" -> any(WORDS);
            case "ident" -> any(WORDS) + capital(any(WORDS));
            case "snake" -> any(WORDS) + "_" + any(WORDS);
            case "kebab", "k8s" -> any(WORDS) + "-" + any(WORDS) + (name.equals("k8s") ? "-secret" : "");
            case "enum", "envname" -> (any(WORDS) + "_" + any(WORDS)).toUpperCase(Locale.ROOT);
            case "property" -> any(WORDS) + "." + any(WORDS) + "." + any(WORDS);
            case "template" -> "${" + any(WORDS) + "." + any(WORDS) + "}";
            case "label" -> any(LABELS);
            case "sentence" -> any(SENTENCES);
            case "foreign" -> any(FOREIGN);
            case "placeholder" -> any(PLACEHOLDERS);
            case "type" -> any(TYPES);
            case "path" ->
                "/" + any(List.of("etc", "var/lib", "run/secrets", "opt")) + "/" + any(WORDS) + "/" + any(WORDS);
            case "url" -> "https://" + any(WORDS) + ".acme.io/" + any(WORDS) + "/" + any(WORDS);
            case "css" -> any(List.of("#", ".")) + any(WORDS) + "-" + any(WORDS);
            case "hash" -> random.nextBoolean() ? "$2a$10$" + from(ALPHANUMERIC, 53) : "{SHA}" + base64(20);
            case "publicKey" -> "AAAAB3NzaC1yc2EAAAADAQABAAAB" + base64(90);
            case "publicHex" -> "0024000004800000940000000602000000240000525341310004000001000100" + from(HEX, 60);
            case "HEX40" -> from(HEX, 40).toUpperCase(Locale.ROOT);
            case "hex16" -> from(HEX, 16);
            case "b64" -> base64(24);
            case "hex8" -> from(HEX, 8);
            case "version" -> random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(10);
            case "n" -> String.valueOf(1 + random.nextInt(64));
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> throw new IllegalArgumentException("no such filler: " + name);
        };
    }

    /** A name that names a secret: its kind, a colon and its style. */
    String name(String kind, String style) {
        List<String> parts = switch (kind) {
            case "pwName" ->
                parts(
                        List.of("password", "password", "password", "passwd", "pwd", "pass", "passphrase"),
                        List.of(
                                "db",
                                "database",
                                "admin",
                                "root",
                                "smtp",
                                "mail",
                                "user",
                                "default",
                                "ftp",
                                "ldap",
                                "redis",
                                "keystore",
                                "mysql",
                                "login",
                                "test"));
            case "keyName" ->
                parts(
                        List.of(
                                "api key",
                                "api key",
                                "secret key",
                                "access key",
                                "private key",
                                "encryption key",
                                "signing key",
                                "auth key",
                                "master key"),
                        List.of(
                                "google", "maps", "client", "aws", "stripe", "service", "app", "account", "storage",
                                "weather"));
            case "secName" ->
                parts(
                        List.of(
                                "secret",
                                "client secret",
                                "app secret",
                                "jwt secret",
                                "consumer secret",
                                "secret key",
                                "shared secret",
                                "salt"),
                        List.of("oauth", "session", "github", "google", "cookie", "webhook", "api"));
            case "tokName" ->
                parts(
                        List.of("token", "access token", "auth token", "api token", "bot token", "refresh token"),
                        List.of("github", "slack", "gitlab", "user", "deploy", "npm", "client"));
            default -> throw new IllegalArgumentException("no such name: " + kind);
        };
        return styled(parts, style);
    }

    private List<String> parts(List<String> heads, List<String> qualifiers) {
        String head = any(heads);
        return words(random.nextInt(5) < 2 ? head : any(qualifiers) + " " + head);
    }

    private static String styled(List<String> parts, String style) {
        String pascal = String.join("", parts.stream().map(CorpusText::capital).toList());
        return switch (style) {
            case "upper" -> String.join("_", parts).toUpperCase(Locale.ROOT);
            case "snake" -> String.join("_", parts);
            case "kebab" -> String.join("-", parts);
            case "dotted" -> String.join(".", parts);
            case "pascal" -> pascal;
            case "camel" -> Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
            default -> throw new IllegalArgumentException("no such style: " + style);
        };
    }

    String basic() {
        return Base64.getEncoder()
                .encodeToString(
                        (filler("user") + ":" + password()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private String base64(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return Base64.getEncoder().encodeToString(made);
    }

    private String from(String alphabet, int length) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return made.toString();
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String leet(String word) {
        return word.replace('a', random.nextBoolean() ? '4' : '@')
                .replace('e', '3')
                .replace('o', '0')
                .replace('i', '1');
    }
}
