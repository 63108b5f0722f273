package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.Literal;
import dev.gatehouse.engines.secretscan.generic.literal.LiteralReader;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Passwords that a command's grammar gives away without naming them. */
final class CommandPasswords {

    static final String[] KEYWORDS = {
        "identified by",
        "identified with",
        "securestring",
        "sshpass -p",
        " -u ",
        "--user ",
        " -p",
        "chpasswd",
        ":5432:",
        ":3306:"
    };

    private static final int LONGEST_COMMAND = 160;

    private CommandPasswords() {}

    static @Nullable Candidate read(String text, int start, int end) {
        String keyword = text.substring(start, end).toLowerCase(Locale.ROOT);
        return switch (keyword) {
            case "identified by" -> identifiedBy(text, start, space(text, end));
            case "identified with" -> identifiedWith(text, start, end);
            case "securestring" -> secureString(text, start, end);
            case "sshpass -p" -> literal(text, start, space(text, end), "sshpass");
            case " -u ", "--user " -> curlUser(text, start, end);
            case " -p" -> databasePassword(text, start, end);
            case "chpasswd" -> chpasswd(text, start);
            default -> passwordFile(text, start, end);
        };
    }

    private static @Nullable Candidate literal(String text, int start, int from, String command) {
        if (from >= text.length()) {
            return null;
        }
        boolean quoted = Quote.of(text.charAt(from)) != Quote.NONE;
        Literal literal = quoted ? LiteralReader.quoted(text, from, "") : LiteralReader.bare(text, from);
        boolean variable = literal != null && literal.start() < literal.end() && text.charAt(literal.start()) == '$';
        return literal == null || variable
                ? null
                : candidate(text, start, from, literal.start(), literal.end(), literal.quote(), command);
    }

    private static @Nullable Candidate candidate(
            String text, int start, int nameEnd, int from, int to, Quote quote, String command) {
        NamedLiteral literal = new NamedLiteral(text, start, nameEnd, Syntax.COMMAND, quote, from, to, "", false);
        return Candidate.of(literal, "password", List.of("command=" + command));
    }

    private static int space(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 8 && (text.charAt(at) == ' ' || text.charAt(at) == '=')) {
            at++;
        }
        return at;
    }

    /** {@code IDENTIFIED BY 'literal'}, which prose has without quotes or with backticks. */
    private static @Nullable Candidate identifiedBy(String text, int start, int from) {
        char first = from < text.length() ? text.charAt(from) : '\n';
        boolean quoted = first == '\'' || first == '"' || (first == '\\' && from + 1 < text.length());
        boolean statement = text.charAt(start) == 'I' && first != '`';
        return quoted || statement ? literal(text, start, first == '\\' ? from + 1 : from, "identified-by") : null;
    }

    private static @Nullable Candidate identifiedWith(String text, int start, int end) {
        int last = Math.min(text.length(), end + 60);
        for (int i = end; i + 4 < last; i++) {
            if (text.regionMatches(true, i, " by ", 0, 4)) {
                return identifiedBy(text, start, space(text, i + 4));
            }
        }
        return null;
    }

    /** {@code ConvertTo-SecureString "literal" -AsPlainText}. */
    private static @Nullable Candidate secureString(String text, int start, int end) {
        int from = space(text, end);
        for (String option : new String[] {"-String", "-AsPlainText", "-Force", "-String"}) {
            if (text.startsWith(option, from)) {
                from = space(text, from + option.length());
            }
        }
        boolean quoted = from < text.length() && from > end && Quote.of(text.charAt(from)) != Quote.NONE;
        return quoted ? literal(text, start, from, "secure-string") : null;
    }

    /** {@code curl -u user:password}. */
    private static @Nullable Candidate curlUser(String text, int start, int end) {
        int from = space(text, end);
        if (from >= text.length()) {
            return null;
        }
        char c = text.charAt(from);
        from += Quote.of(c) != Quote.NONE ? 1 : 0;
        int limit = Math.min(text.length(), from + LONGEST_COMMAND);
        int colon = -1;
        int at = from;
        while (at < limit && " \t\r\n\"'`,)\\".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == ':' && colon < 0) {
                colon = at;
            }
            at++;
        }
        boolean user = colon > from && at > colon + 1 && text.charAt(from) != '$' && text.charAt(from) != '<';
        boolean another = user && text.startsWith("//", colon + 1);
        return user && !another && inCommand(text, start, "curl", "http", "wget", "-X", "api")
                ? candidate(text, start, colon, colon + 1, at, Quote.NONE, "curl")
                : null;
    }

    /** {@code mysql -uroot -pliteral}. */
    private static @Nullable Candidate databasePassword(String text, int start, int end) {
        if (end >= text.length() || text.charAt(end) <= ' ' || !inCommand(text, start, "mysql", "mariadb", "mongo")) {
            return null;
        }
        return literal(text, start, end, "mysql");
    }

    private static boolean inCommand(String text, int start, String... names) {
        int line = start;
        int first = Math.max(0, start - LONGEST_COMMAND);
        while (line > first && text.charAt(line - 1) != '\n') {
            line--;
        }
        String before = text.substring(line, start);
        for (String name : names) {
            if (before.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@code echo "user:literal" | chpasswd}. */
    private static @Nullable Candidate chpasswd(String text, int start) {
        int bar = start - 1;
        int first = Math.max(0, start - 20);
        while (bar > first && text.charAt(bar) != '|') {
            bar--;
        }
        int end = bar - 1;
        while (end > first - 10 && end > 0 && " \"'".indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        int from = end;
        int least = Math.max(0, end - 80);
        while (from > least && text.charAt(from) != ':' && text.charAt(from) > ' ') {
            from--;
        }
        return text.charAt(Math.max(0, from)) == ':' && from < end && bar > first
                ? candidate(text, from, from, from + 1, end + 1, Quote.NONE, "chpasswd")
                : null;
    }

    /** A line {@code host:port:database:user:password} of PostgreSQL's password file. */
    private static @Nullable Candidate passwordFile(String text, int start, int end) {
        int at = end;
        int limit = Math.min(text.length(), end + LONGEST_COMMAND);
        int colons = 0;
        int last = -1;
        while (at < limit && text.charAt(at) > ' ' && "\"'`".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == ':') {
                colons++;
                last = last < 0 || colons <= 2 ? at : last;
            }
            at++;
        }
        boolean host = start > 0 && text.charAt(start - 1) > ' ';
        return host && colons >= 2 && last > 0 && last + 1 < at
                ? candidate(text, start, end, last + 1, at, Quote.NONE, "password-file")
                : null;
    }
}
