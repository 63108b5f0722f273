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
        " -u",
        "-user ",
        "-user=",
        " -p",
        " -w ",
        " -a ",
        "openssl",
        "net user ",
        "net use ",
        "chpasswd",
        "htpasswd",
        "--password-stdin",
        "passwd --stdin",
        "sudo -s",
        "add_user ",
        "change_password ",
        "thin:",
        ":5432:",
        ":3306:",
        ":*:"
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
            case " -u", "-user ", "-user=" -> user(text, start, end);
            case " -p" -> password(text, start, end);
            case " -w " -> option(text, start, end, "ldap");
            case " -a " -> option(text, start, end, "redis-cli");
            case "openssl" -> openssl(text, start, end);
            case "net user " -> windowsUser(text, start, end);
            case "net use " -> windowsShare(text, start, end);
            case "chpasswd", "--password-stdin", "passwd --stdin", "sudo -s" -> PipedPasswords.read(text, start, end);
            case "htpasswd" -> htpasswd(text, start, end);
            case "add_user ", "change_password " -> rabbit(text, start, end);
            case "thin:" -> oracle(text, start, end);
            default -> passwordFile(text, start, end);
        };
    }

    static @Nullable Candidate literal(String text, int start, int from, String command) {
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

    static @Nullable Candidate candidate(
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

    /** {@code ConvertTo-SecureString "literal" -AsPlainText}, or the literal piped to it. */
    private static @Nullable Candidate secureString(String text, int start, int end) {
        if (!text.regionMatches(true, start - 10, "ConvertTo-", 0, 10)) {
            return null;
        }
        int from = space(text, end);
        for (String option : new String[] {"-String", "-AsPlainText", "-Force", "-String"}) {
            if (text.startsWith(option, from)) {
                from = space(text, from + option.length());
            }
        }
        boolean quoted = from < text.length() && from > end && Quote.of(text.charAt(from)) != Quote.NONE;
        if (quoted) {
            return literal(text, start, from, "secure-string");
        }
        int bar = start - " | ConvertTo-".length();
        char quote = bar > 1 && text.startsWith(" | ", bar) ? text.charAt(bar - 1) : ' ';
        int open = Quote.of(quote) == Quote.NONE ? -1 : text.lastIndexOf(quote, bar - 2);
        return open >= Math.max(0, bar - LONGEST_COMMAND) && text.indexOf('\n', open, bar) < 0
                ? candidate(text, open, open, open + 1, bar - 1, Quote.of(quote), "secure-string")
                : null;
    }

    /**
     * {@code curl -u user:password}, of which the password or both may be in quotes, {@code curl -uuser:password},
     * {@code smbclient -U user%password}.
     */
    private static @Nullable Candidate user(String text, int start, int end) {
        int from = space(text, end);
        if (from >= text.length()) {
            return null;
        }
        boolean glued = from == end && Character.isLetterOrDigit(text.charAt(from));
        if (glued && !inCommand(text, start, "curl")) {
            return null;
        }
        char c = text.charAt(from);
        from += Quote.of(c) != Quote.NONE ? 1 : 0;
        int limit = Math.min(text.length(), from + LONGEST_COMMAND);
        int colon = -1;
        int percent = -1;
        int at = from;
        while (at < limit && " \t\r\n\"'`,)\\".indexOf(text.charAt(at)) < 0) {
            char sign = text.charAt(at);
            colon = sign == ':' && colon < 0 ? at : colon;
            percent = sign == '%' && percent < 0 ? at : percent;
            at++;
        }
        boolean named = at > from && text.charAt(from) != '$' && text.charAt(from) != '<';
        if (!named) {
            return null;
        }
        if (percent > from && percent + 1 < at && inCommand(text, start, "smb", "rpcclient", "net ", "winexe")) {
            return candidate(text, start, percent, percent + 1, at, Quote.NONE, "smb");
        }
        boolean request =
                inCommand(text, start, "curl", "http", "wget", "-X", "api", "://") || isBeforeAddress(text, at);
        if (colon == from || colon < 0 || !request) {
            return null;
        }
        boolean quoted = at == colon + 1 && at < limit && (text.charAt(at) == '\'' || text.charAt(at) == '"');
        if (quoted && Quote.of(c) == Quote.NONE) {
            return literal(text, start, at, "curl");
        }
        boolean password = at > colon + 1 && !text.startsWith("//", colon + 1);
        return password ? candidate(text, start, colon, colon + 1, at, Quote.NONE, "curl") : null;
    }

    /** Whether an address follows on the same line. */
    private static boolean isBeforeAddress(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST_COMMAND);
        for (int i = from; i < last && text.charAt(i) != '\n'; i++) {
            if (text.startsWith("://", i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code mysql -uroot -pliteral}, {@code docker login -u user -p literal}, {@code sqlcmd -P literal}. */
    private static @Nullable Candidate password(String text, int start, int end) {
        if (end + 1 >= text.length()) {
            return null;
        }
        if (text.charAt(end - 1) == 'P') {
            boolean takes = inCommand(text, start, "sqlcmd ", "osql ", "isql ", "bcp ");
            return takes ? literal(text, start, space(text, end), "login") : null;
        }
        if (text.charAt(end) == ' ') {
            boolean takes = text.charAt(end + 1) != '-'
                    && inCommand(text, start, " login", "mongo", "useradd", "usermod", "clickhouse-client")
                    && !inCommand(text, start, "docker run", "podman run", "docker create", "compose ");
            return takes ? literal(text, start, end + 1, "login") : null;
        }
        boolean glued = text.charAt(end) > ' ';
        return glued && inCommand(text, start, "mysql", "mariadb", "mongo") ? literal(text, start, end, "mysql") : null;
    }

    /** {@code ldapsearch -w literal}. */
    private static @Nullable Candidate option(String text, int start, int end, String command) {
        return inCommand(text, start, command) ? literal(text, start, end, command) : null;
    }

    private static boolean inCommand(String text, int start, String... names) {
        int line = start;
        int first = Math.max(0, start - LONGEST_COMMAND);
        while (line > first && (text.charAt(line - 1) != '\n' || line > 1 && text.charAt(line - 2) == '\\')) {
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

    /** {@code htpasswd -b file user literal}, {@code htpasswd -nb user literal}. */
    private static @Nullable Candidate htpasswd(String text, int start, int end) {
        int at = end;
        int words = 2;
        boolean given = false;
        while (at + 1 < text.length() && text.charAt(at) == ' ' && words > 0) {
            boolean option = text.charAt(at + 1) == '-';
            int next = at + 1;
            while (next < text.length() && next < at + LONGEST_COMMAND && text.charAt(next) > ' ') {
                next++;
            }
            String word = text.substring(at + 1, next);
            given |= option && word.contains("b");
            words -= option && word.contains("n") ? 1 : option ? 0 : 1;
            at = next;
        }
        boolean last = given && words == 0 && at + 1 < text.length() && text.charAt(at) == ' ';
        return last ? literal(text, start, at + 1, "htpasswd") : null;
    }

    /** {@code rabbitmqctl add_user user literal}. */
    private static @Nullable Candidate rabbit(String text, int start, int end) {
        int user = end;
        int limit = Math.min(text.length(), end + 40);
        while (user < limit && text.charAt(user) > ' ') {
            user++;
        }
        boolean another = user > end && user + 1 < text.length() && text.charAt(user) == ' ';
        return another && inCommand(text, start, "rabbitmqctl") ? literal(text, start, user + 1, "rabbitmqctl") : null;
    }

    /** {@code jdbc:oracle:thin:user/literal@host}. */
    private static @Nullable Candidate oracle(String text, int start, int end) {
        int limit = Math.min(text.length(), end + 80);
        int slash = text.indexOf('/', end, limit);
        int at = slash < 0 ? -1 : text.indexOf('@', slash, limit);
        boolean pair = slash > end && at > slash + 1;
        for (int i = end; pair && i < at; i++) {
            pair = text.charAt(i) > ' ' && "\"'@".indexOf(text.charAt(i)) < 0;
        }
        return pair ? candidate(text, start, slash, slash + 1, at, Quote.NONE, "oracle") : null;
    }

    /** {@code openssl enc -k literal}. */
    private static @Nullable Candidate openssl(String text, int start, int end) {
        int limit = Math.min(text.length(), end + LONGEST_COMMAND);
        int at = end;
        while (at < limit && text.charAt(at) != '\n' && !text.startsWith(" -k ", at)) {
            at++;
        }
        return text.startsWith(" -k ", at) ? literal(text, start, at + 4, "openssl") : null;
    }

    /** {@code net user name literal /add}. */
    private static @Nullable Candidate windowsUser(String text, int start, int end) {
        int user = wordEnd(text, end);
        boolean another = user > end && user + 1 < text.length() && text.charAt(user) == ' ';
        return another && "/*<".indexOf(text.charAt(user + 1)) < 0 && isBeforeOption(text, user + 1)
                ? literal(text, start, user + 1, "net")
                : null;
    }

    /** {@code net use X: \\host\share literal /user:name}. */
    private static @Nullable Candidate windowsShare(String text, int start, int end) {
        int limit = Math.min(text.length(), end + LONGEST_COMMAND);
        int share = text.indexOf("\\\\", end);
        int shareEnd = share < 0 || share > limit ? -1 : wordEnd(text, share);
        boolean another = shareEnd > 0 && shareEnd + 1 < text.length() && text.charAt(shareEnd) == ' ';
        return another && "/*<".indexOf(text.charAt(shareEnd + 1)) < 0 && isBeforeOption(text, shareEnd + 1)
                ? literal(text, start, shareEnd + 1, "net")
                : null;
    }

    /** Whether an option of Windows follows a word. */
    private static boolean isBeforeOption(String text, int word) {
        return text.startsWith(" /", wordEnd(text, word));
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + LONGEST_COMMAND);
        while (at < limit && text.charAt(at) > ' ') {
            at++;
        }
        return at;
    }

    /** A line {@code host:port:database:user:password} of PostgreSQL's password file. */
    private static @Nullable Candidate passwordFile(String text, int start, int end) {
        int line = start;
        int first = Math.max(0, start - 80);
        while (line > first && text.charAt(line - 1) > ' ') {
            line--;
        }
        boolean opens = line < start && (line == 0 || "\n\"'".indexOf(text.charAt(line - 1)) >= 0);
        int user = text.indexOf(':', end);
        int last = user < 0 || user > end + 64 ? -1 : text.indexOf(':', user + 1);
        if (!opens || last < 0 || last > user + 64 || text.indexOf('\n', end, last) >= 0) {
            return null;
        }
        int at = last + 1;
        int limit = Math.min(text.length(), at + 80);
        while (at < limit && text.charAt(at) > ' ' && "\"'`,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        boolean whole = at == text.length() || at < limit && text.charAt(at) != ',';
        return whole && last + 1 < at ? candidate(text, start, end, last + 1, at, Quote.NONE, "password-file") : null;
    }
}
