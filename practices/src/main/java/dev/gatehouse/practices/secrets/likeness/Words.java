package dev.gatehouse.practices.secrets.likeness;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a text is made of words, as names and sentences are, or of chance. */
final class Words {

    private static final Pattern PATH =
            Pattern.compile("(~|\\.{1,2}|[A-Za-z]:)?([/\\\\][A-Za-z0-9._@%+-]{1,100}){1,30}[/\\\\]?");
    private static final Pattern RELATIVE_PATH = Pattern.compile("[A-Za-z0-9._-]{1,60}(/[A-Za-z0-9._-]{1,60}){1,20}");
    private static final Pattern FILE = Pattern.compile(
            "[A-Za-z0-9._-]{1,100}\\.(pem|key|crt|cer|json|ya?ml|txt|env|conf|cfg|ini|toml|properties|p12|pfx|jks|sh|xml|asc|gpg|pub|log|db)");
    private static final Pattern SHORT_WITH_NUMBER =
            Pattern.compile("[a-z]{1,12}[0-9]{1,2}|[a-z][0-9][a-z]{1,3}|v[0-9]{1,4}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,4}");
    private static final Set<String> NO_VOWEL = WordList.of("""
            db pg sql mysql ssh tls ssl ns cm svc prd prod stg dev rds gcp aws sns sqs s dns npm http https
            jwt rsa ldap pwd psql rpc grpc crm cms vpn vm k m x y hmac sftp ftp smtp tmp cfg mgmt str tf gh gl
            """);

    private static final int LONGEST_WORD = 24;

    private Words() {}

    static boolean oneWord(String text) {
        return text.chars().allMatch(Character::isLetterOrDigit);
    }

    static boolean pathLike(String text) {
        if (FILE.matcher(text).matches()) {
            return true;
        }
        if (PATH.matcher(text).matches()) {
            return text.indexOf('/', 1) > 0 && nameLike(text.replace('\\', '/'))
                    || text.startsWith("./")
                    || text.startsWith("../")
                    || text.startsWith("~/")
                    || text.length() < 24 && nameLike(text);
        }
        return RELATIVE_PATH.matcher(text).matches() && nameLike(text);
    }

    /** At least four words with spaces between them, most of them words. */
    static boolean sentence(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length < 4) {
            return false;
        }
        int words = 0;
        for (String part : parts) {
            if (nameLike(part.replaceAll("[.,;:!?()'\"]+", ""))) {
                words++;
            }
        }
        return words * 4 >= parts.length * 3;
    }

    /** Whether every part of a text is a word or a short number. */
    static boolean nameLike(String text) {
        String bare = text;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_./: ".indexOf(c) < 0 || c > 0x24f) {
                return false;
            }
        }
        int parts = 0;
        int capitals = 0;
        int numbered = 0;
        for (String part : bare.split("[-_./: ]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            List<String> words = DIGITS.matcher(part).matches() ? List.of(part) : camel(part);
            capitals += words.size() - 1;
            for (String word : words) {
                parts++;
                numbered += words.size() > 1 && word.chars().anyMatch(Character::isDigit) ? 1 : 0;
                if (!word(word)) {
                    return false;
                }
            }
        }
        return parts > 0 && capitals * 3 <= bare.length() && numbered <= 2;
    }

    /** Parts that begin with a capital; a number stays with the letters before it. */
    private static List<String> camel(String part) {
        java.util.ArrayList<String> words = new java.util.ArrayList<>();
        int from = 0;
        for (int i = 1; i < part.length(); i++) {
            boolean begins = Character.isUpperCase(part.charAt(i)) && !Character.isUpperCase(part.charAt(i - 1));
            if (begins) {
                words.add(part.substring(from, i));
                from = i;
            }
        }
        words.add(part.substring(from));
        return words;
    }

    private static boolean word(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        if (DIGITS.matcher(word).matches()) {
            return true;
        }
        if (word.length() > LONGEST_WORD) {
            return false;
        }
        boolean mixed = !written.equals(word)
                && !written.equals(written.toUpperCase(Locale.ROOT))
                && !Character.isUpperCase(written.charAt(0));
        if (mixed) {
            return false;
        }
        if (!word.chars().allMatch(Character::isLetter)) {
            return SHORT_WITH_NUMBER.matcher(word).matches() && speakable(word.replaceAll("[0-9]+", ""));
        }
        return speakable(word);
    }

    /** Whether a word could be said: vowels among its letters, and no long run without one. */
    private static boolean speakable(String word) {
        if (word.length() <= 2 || NO_VOWEL.contains(word)) {
            return true;
        }
        int vowels = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < word.length(); i++) {
            if ("aeiouyäöü".indexOf(word.charAt(i)) >= 0) {
                vowels++;
                run = 0;
            } else {
                longest = Math.max(longest, ++run);
            }
        }
        return vowels * 5 >= word.length() && longest <= 4;
    }
}
