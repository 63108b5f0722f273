package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What stands around a name and its literal. */
final class SurroundingFeatures {

    private static final int REACH = 300;
    private static final int NEAR_LINES = 3;

    private static final Set<String> HASHING = words("""
            bcrypt crypt digest encode encrypt hash hashpw hmac make md5 sha1 sha256
            """);
    private static final Set<String> LOOKING_UP = words("""
            $ _ add_argument add_option addoption array_get attr by charfield column compile concat contains containskey css
            data_get die env environ error exception fetch field find findviewbyid flag format fromenv get getattribute getcookie
            getelementbyid getenv getheader getmessage getparameter getpass getproperty getpwnam getresource getstring
            gettext getvalue hasitem header i18n id input jquery join key label lang load localize lookup message
            mustgetstring nslocalizedstring of_name open opt optstring param parameter print printf printf_s
            println prompt property puts queryselector raise read readfile ref regexp require resource split
            sprintf stringfield stringvar symbol t text textfield tr trans translate ugettext value value_of valueof var viper
            write writeln xpath
            """);

    /** What takes a text and gives the same as another type. */
    private static final Set<String> CONVERTING = words("""
            atob b b64decode b64encode box btoa bytes bytearray cstring decode fromutf8 from getbytes into literal new
            nsstring of ok option password pointer protectedstring ptr quote raw secret secretstring securestring
            sensitive some str string text to_string toarray tochararray tostring utf8
            """);

    private SurroundingFeatures() {}

    static void add(Features features, NamedLiteral literal) {
        String syntax = lower(literal.syntax());
        String quote = literal.quote() == Quote.NONE ? "none" : "quoted";
        features.add("syntax=" + syntax);
        features.add("quote=" + lower(literal.quote()));
        features.add("syntax=" + syntax + "," + quote);
        features.addIf(opensList(literal), "value.first-of-list");
        features.addIf(literal.fallback(), "syntax.fallback");
        String wrapper = literal.wrapper().toLowerCase(Locale.ROOT);
        features.addIf(
                !wrapper.isEmpty() && !literal.fallback(),
                "wrapper="
                        + (HASHING.contains(wrapper)
                                ? "hash"
                                : LOOKING_UP.contains(wrapper)
                                        ? "lookup"
                                        : CONVERTING.contains(wrapper) ? "converting" : "other"));
        addPair(features, literal);
        addLine(features, literal);
        addAfter(features, literal);
        addNear(features, literal);
    }

    private static final Set<String> SETTERS = words("""
            add addheader addparameter addproperty append assoc attr config define of option param parameter pair
            property put putstring queryparam register replace set setattribute setparameter setproperty setstring
            systemproperty with withenv withparameter""");

    /** Of a name and a literal with a comma between, where they stand: what is listed belongs together less often. */
    private static void addPair(Features features, NamedLiteral literal) {
        if (literal.syntax() != Syntax.PAIR) {
            return;
        }
        String text = literal.text();
        int at = literal.nameStart() - 1;
        int first = Math.max(0, at - 60);
        while (at > first && "\"'\\ \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        if (at > first && "bfru".indexOf(text.charAt(at)) >= 0 && "(,[{ ".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        while (at > first && text.charAt(at) <= ' ') {
            at--;
        }
        char c = at >= 0 ? text.charAt(at) : '\n';
        if (c == ',' && isSecond(text, at)) {
            features.add("pair.in=second");
        } else if (c == '(') {
            int space = at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
            int from = NAME.runStart(text, space, 40);
            String caller = text.substring(from, at).toLowerCase(Locale.ROOT);
            boolean tuple = caller.isEmpty() || caller.equals("in") || caller.equals("return");
            features.add(SETTERS.contains(caller) ? "pair.in=setter" : tuple ? "pair.in=tuple" : "pair.in=call");
        } else {
            features.add("pair.in=" + (c == '[' ? "list" : c == '{' ? "braces" : c == ',' ? "middle" : "other"));
        }
    }

    /** Whether one quoted text alone stands before a comma, in a list or the arguments of a call. */
    private static boolean isSecond(String text, int comma) {
        int at = comma - 1;
        int first = Math.max(0, comma - 80);
        if (at < first || Quote.of(text.charAt(at)) == Quote.NONE) {
            return false;
        }
        char quote = text.charAt(at);
        at--;
        while (at > first && text.charAt(at) != quote) {
            at--;
        }
        at--;
        while (at > first && text.charAt(at) == ' ') {
            at--;
        }
        if (at <= first || "([{".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        String caller = text.substring(NAME.runStart(text, at, 40), at).toLowerCase(Locale.ROOT);
        return !caller.equals("buildconfigfield") && !caller.equals("resvalue");
    }

    private static boolean opensList(NamedLiteral literal) {
        String text = literal.text();
        int at = literal.start() - 2;
        int first = Math.max(0, at - 40);
        while (at > first && text.charAt(at) <= ' ') {
            at--;
        }
        return literal.quote() != Quote.NONE && at > 0 && text.charAt(at) == '[';
    }

    private static final CharacterClass NAME = CharacterClass.of("0-9a-zA-Z_");

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a literal has no quotes, is in no quoted text or comment, and no mark of its own tells it from a
     * variable.
     */
    static boolean isBare(NamedLiteral literal, Features features) {
        boolean marked = switch (literal.syntax()) {
            case URL, HEADER, COMMAND, CREDENTIALS, ELEMENT, TABLE, INPUT, PROSE -> true;
            case ASSIGNMENT, DEFINITION, COLON, ARROW, PAIR, CALL, COMPARISON, NAMED_VALUE, OPTION, SPACE -> false;
        };
        return literal.quote() == Quote.NONE
                && !marked
                && !features.has("line.in-string")
                && !features.has("line.comment");
    }

    private static void addLine(Features features, NamedLiteral literal) {
        String text = literal.text();
        int line = lineStart(text, literal.nameStart());
        int reach = Math.max(line, literal.nameStart() - REACH);
        features.addIf(line < reach, "line.long");
        String before = text.substring(reach, literal.nameStart());
        String trimmed = before.strip();
        int doubles = 0;
        int singles = 0;
        int backticks = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            switch (c) {
                case '\\' -> i++;
                case '"' -> doubles++;
                case '\'' -> singles++;
                case '`' -> backticks++;
                default -> {}
            }
        }
        char next = literal.nameEnd() < text.length() ? text.charAt(literal.nameEnd()) : ' ';
        boolean nameQuoted = Quote.of(next) != Quote.NONE || next == '\\';
        boolean inside = !nameQuoted && (doubles % 2 == 1 || singles % 2 == 1 || backticks % 2 == 1);
        features.addIf(inside, "line.in-string");
        features.addIf(inside && literal.quote() == Quote.NONE, "line.in-string,quote=none");
        features.addIf(nameQuoted, "line.name-quoted");
        boolean comment = trimmed.startsWith("//")
                || trimmed.startsWith("#") && !trimmed.startsWith("#define")
                || trimmed.startsWith("*")
                || trimmed.startsWith("/*")
                || trimmed.startsWith("--")
                || trimmed.startsWith("<!--")
                || trimmed.contains(" // ")
                || trimmed.startsWith("REM ")
                || trimmed.startsWith("%");
        char sign = literal.nameEnd() < text.length() ? text.charAt(literal.nameEnd()) : ' ';
        boolean first = trimmed.isEmpty() || trimmed.equals("export") || trimmed.equals("$");
        boolean capitals = literal.nameStart() < literal.nameEnd()
                && text.charAt(literal.nameStart()) >= 'A'
                && text.charAt(literal.nameEnd() - 1) <= 'Z';
        features.addIf(first && capitals && sign == '=' && literal.quote() == Quote.NONE, "line.environment");
        features.addIf(comment, "line.comment");
        features.addIf(comment && literal.quote() == Quote.NONE, "line.comment,quote=none");
        long found = BEFORE_SEARCH.find(before, 0, before.length());
        for (; found != 0; found &= found - 1) {
            features.add(BEFORE_FEATURES[Long.numberOfTrailingZeros(found)]);
        }
        int words = 0;
        for (int i = 1; i < trimmed.length(); i++) {
            words += trimmed.charAt(i) == ' ' && Character.isLetter(trimmed.charAt(i - 1)) ? 1 : 0;
        }
        features.addIf(words >= 5 && literal.quote() == Quote.NONE, "line.prose");
        boolean type = trimmed.endsWith("String")
                || trimmed.endsWith("string")
                || trimmed.endsWith("*")
                || trimmed.endsWith("const")
                || trimmed.endsWith("val")
                || trimmed.endsWith("let")
                || trimmed.endsWith("var")
                || trimmed.endsWith("char")
                || trimmed.endsWith("static")
                || trimmed.endsWith("define")
                || trimmed.endsWith("final")
                || trimmed.endsWith("auto");
        features.addIf(type, "line.declares");
        features.addIf(trimmed.endsWith("--") || trimmed.endsWith("-D") || trimmed.endsWith("-"), "line.option");
        features.addIf(trimmed.endsWith("<"), "line.tag");
    }

    private static final String[] BEFORE = {
        "label",
        "placeholder",
        "message",
        "error",
        "describe(",
        " it(",
        "test(",
        "expect",
        "assert",
        "print",
        "log",
        "throw",
        "exception",
        "help",
        "description",
        "type=",
        "case ",
        "return",
        "import",
        "export ",
        "if ",
        "example",
        "select",
        "create user",
        "connect",
        "<input",
        "curl",
        "http",
        "regex",
        "pattern",
        "enum",
        "interface",
        "getstring",
        "i18n",
        "class=",
        "name=",
        "id=",
        "translation",
        "header",
        "todo",
        "e.g.",
        "default",
        "invalid",
        "wrong",
        "data-"
    };

    private static final WordSearch BEFORE_SEARCH = new WordSearch(BEFORE);

    private static final String[] BEFORE_FEATURES =
            Stream.of(BEFORE).map(word -> "line.before=" + word).toArray(String[]::new);

    private static void addAfter(Features features, NamedLiteral literal) {
        String text = literal.text();
        int at = literal.end();
        if (literal.quote() != Quote.NONE) {
            at += literal.quote() == Quote.TRIPLE ? 3 : literal.quote() == Quote.ESCAPED ? 2 : 1;
        }
        int space = at;
        while (space < text.length() && space < at + 40 && (text.charAt(space) == ' ' || text.charAt(space) == '\t')) {
            space++;
        }
        char c = space < text.length() ? text.charAt(space) : '\n';
        String after = switch (c) {
            case '\n', '\r' -> "line-end";
            case ';' -> "semicolon";
            case ',' -> "comma";
            case ')' -> "parenthesis";
            case '}', ']' -> "bracket";
            case '+', '%' -> "operator";
            case '.' -> "point";
            case ':' -> "colon";
            case '=' -> "equals";
            case '#' -> space > at ? "comment" : "other";
            case '/' -> space > at && text.startsWith("//", space) ? "comment" : "other";
            case '<', '>' -> "angle";
            case '&' -> "ampersand";
            case '"', '\'', '`' -> "quote";
            case '\\' -> "backslash";
            case '?' -> "question";
            case '|' -> "bar";
            default -> CharacterOf.isWord(c) ? (space > at ? "word" : "glued") : "other";
        };
        features.add("after=" + after);
        features.addIf(literal.quote() == Quote.NONE, "after=" + after + ",quote=none");
        boolean joined = c == '+'
                || c == '.'
                        && literal.quote() != Quote.NONE
                        && space + 1 < text.length()
                        && (text.charAt(space + 1) == ' ' || text.charAt(space + 1) == '$');
        features.addIf(joined, "value.concatenated");
    }

    /** Names of what goes with a secret, on the lines around. */
    private static void addNear(Features features, NamedLiteral literal) {
        String text = literal.text();
        int from = literal.nameStart();
        int lines = 0;
        int first = Math.max(0, from - REACH);
        while (from > first && lines < NEAR_LINES) {
            from--;
            lines += text.charAt(from) == '\n' ? 1 : 0;
        }
        int to = literal.end();
        int last = Math.min(text.length(), to + REACH);
        lines = 0;
        while (to < last && lines < NEAR_LINES) {
            lines += text.charAt(to) == '\n' ? 1 : 0;
            to++;
        }
        long around = NEAR.find(text, from, literal.nameStart()) | NEAR.find(text, literal.end(), to);
        for (Near near : NEAR_FEATURES) {
            features.addIf((around & near.words) != 0, near.feature);
        }
    }

    private static final WordSearch NEAR = new WordSearch(
            "user",
            "login",
            "account",
            "host",
            "port",
            "url",
            "jdbc:",
            "driver",
            "database",
            "type=\"password",
            "input",
            "label",
            "placeholder",
            "required",
            "type:",
            "client_id",
            "clientid",
            "assert",
            "expect");

    private static final Near[] NEAR_FEATURES = {
        new Near("near.user", "user", "login", "account"),
        new Near("near.host", "host", "port", "url"),
        new Near("near.database", "jdbc:", "driver", "database"),
        new Near("near.form", "type=\"password", "input"),
        new Near("near.label", "label", "placeholder"),
        new Near("near.schema", "required", "type:"),
        new Near("near.client", "client_id", "clientid"),
        new Near("near.assertion", "assert", "expect")
    };

    /** A feature, and the words of which one tells it. */
    private static final class Near {

        private final String feature;
        private final long words;

        Near(String feature, String... words) {
            this.feature = feature;
            long bits = 0;
            for (String word : words) {
                bits |= NEAR.bit(word);
            }
            this.words = bits;
        }
    }

    private static int lineStart(String text, int from) {
        int first = Math.max(0, from - 2 * REACH);
        int at = from;
        while (at > first && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private static final class CharacterOf {

        private CharacterOf() {}

        static boolean isWord(char c) {
            return c == '_' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
