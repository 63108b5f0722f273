package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import dev.gatehouse.engines.secretscan.generic.literal.Syntax;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A literal whose name names a secret, and that is worth being judged. */
public final class Candidate {

    private static final int SHORTEST_PASSWORD = 3;
    private static final int SHORTEST = 4;
    private static final int SHORTEST_OF_KEY = 16;
    private static final int LONGEST = 500;

    private final NamedLiteral literal;
    private final SecretName name;
    private final List<String> further;

    private Candidate(NamedLiteral literal, SecretName name, List<String> further) {
        this.literal = literal;
        this.name = name;
        this.further = List.copyOf(further);
    }

    /**
     * A candidate that no name of its own but the place where it stands gives away.
     *
     * @param as a name that says what it is: {@code password}, {@code token}
     * @param further features of the place
     * @return null where it is too short or too long, or no literal
     */
    public static @Nullable Candidate of(NamedLiteral literal, String as, List<String> further) {
        int length = literal.end() - literal.start();
        SecretName name = SecretName.of(as);
        boolean possible = length >= SHORTEST_PASSWORD
                && length <= LONGEST
                && name != null
                && !isExpression(literal)
                && !isMask(literal)
                && !isReference(literal);
        return possible && name != null ? new Candidate(literal, name, further) : null;
    }

    /**
     * A candidate, unless a glance at it tells that it is none.
     *
     * @param keyword offset in the text, which must be in the part of the name that names a secret
     */
    public static @Nullable Candidate of(NamedLiteral literal, int keyword, Set<Family> families) {
        int length = literal.end() - literal.start();
        if (length < SHORTEST_PASSWORD || length > LONGEST) {
            return null;
        }
        SecretName name = SecretName.of(literal.name());
        if (name == null || !families.contains(name.family()) || !name.names(keyword - literal.nameStart())) {
            return null;
        }
        boolean key = name.parts().size() == 1 && name.word().startsWith("key");
        int shortest = key ? SHORTEST_OF_KEY : name.family() == Family.PASSWORD ? SHORTEST_PASSWORD : SHORTEST;
        if (name.word().equals("pin") && !isPin(literal)) {
            return null;
        }
        boolean lexed =
                name.family() == Family.TOKEN && literal.syntax() == Syntax.COMPARISON && length < SHORTEST_OF_KEY;
        if (lexed
                || literal.nameEnd() - literal.nameStart() == 2
                        && literal.name().equals("PW")) {
            return null;
        }
        boolean words = key && Words.cover(literal.value()) > 0.5;
        return length < shortest || words || isExpression(literal) || isMask(literal) || isReference(literal)
                ? null
                : new Candidate(literal, name, List.of());
    }

    /** A candidate of whichever family its name is; null where its name names no secret. */
    public static @Nullable Candidate named(NamedLiteral literal, List<String> further) {
        SecretName name = SecretName.of(literal.name());
        return name == null ? null : new Candidate(literal, name, further);
    }

    /** Whether all of it stands for what another place has: {@code %NAME%}, <code>{{ name }}</code>, {@code <name>}. */
    private static boolean isReference(NamedLiteral literal) {
        String text = literal.text();
        char first = text.charAt(literal.start());
        char last = text.charAt(literal.end() - 1);
        boolean two = literal.end() - literal.start() > 4
                && text.charAt(literal.start() + 1) == first
                && text.charAt(literal.end() - 2) == last;
        return switch (first) {
            case '`' -> last == '`';
            case '%' -> last == '%';
            case '@' -> last == '@';
            case '<' -> last == '>';
            case '{' -> last == '}';
            case '_', '*' -> two && last == first;
            case '$' -> last == '}' || last == ')';
            default -> Placeholders.isEncodedReference(literal.value());
        };
    }

    /** Whether four to eight digits stand there. */
    private static boolean isPin(NamedLiteral literal) {
        int length = literal.end() - literal.start();
        return length >= 4
                && length <= 8
                && CharacterClass.DIGITS.runEnd(literal.text(), literal.start(), length) == literal.end();
    }

    /** Whether nothing but signs stands there, or those that stand for characters. */
    private static boolean isMask(NamedLiteral literal) {
        int plain = 0;
        for (int i = literal.start(); i < literal.end() && plain < 2; i++) {
            char c = literal.text().charAt(i);
            plain += CharacterClass.ALPHANUMERIC.has(c) || c >= 128 ? 1 : 0;
        }
        if (plain < 2) {
            return true;
        }
        for (int i = literal.start(); i < literal.end(); i++) {
            if ("*xX.#-_?+ ".indexOf(literal.text().charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether another literal ends, something is joined to it, and a third begins: {@code '" + name + "'}. */
    private static boolean isConcatenation(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && " \"'`\\".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \"'`\\".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return to - from > 2 && "+.&".indexOf(text.charAt(from)) >= 0 && text.charAt(to - 1) == text.charAt(from);
    }

    /** Whether a text without quotes is a variable, a call or a constant such as {@code null}. */
    private static boolean isExpression(NamedLiteral literal) {
        String text = literal.text();
        char first = text.charAt(literal.start());
        if (isConcatenation(text, literal.start(), literal.end())) {
            return true;
        }
        if (first == '$' && literal.end() - literal.start() > 1) {
            char second = text.charAt(literal.start() + 1);
            if (second == '{' || second == '(' || literal.quote() == Quote.NONE && second >= 'A' && second != '\\') {
                return true;
            }
        }
        if (literal.quote() != Quote.NONE) {
            return false;
        }
        if (first == '%' && literal.end() - literal.start() <= 4) {
            return true;
        }
        boolean template = first == '{' || first == '<' || first == '(' || first == '[' || first == '!';
        return template
                || text.indexOf('(', literal.start(), literal.end()) >= 0
                || text.indexOf('[', literal.start(), literal.end()) >= 0
                || (literal.syntax() == Syntax.OPTION && first == '-');
    }

    public NamedLiteral literal() {
        return literal;
    }

    public Family family() {
        return name.family();
    }

    /**
     * What is true of it.
     *
     * @param path of its file, empty where it is not known
     */
    public Features features(String path) {
        Features features = Model.features(literal, name, path);
        further.forEach(features::add);
        return features;
    }
}
