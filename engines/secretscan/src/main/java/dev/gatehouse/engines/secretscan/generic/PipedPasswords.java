package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.literal.Quote;
import org.jspecify.annotations.Nullable;

/** Passwords that a command is given on its standard input by one before it on its line. */
final class PipedPasswords {

    private static final int LONGEST = 160;

    private PipedPasswords() {}

    /**
     * Reads one.
     *
     * @param start of the keyword, which is in the command that takes it
     */
    static @Nullable Candidate read(String text, int start, int end) {
        boolean sudo = text.charAt(end - 1) == 'S';
        boolean shell = text.charAt(end - 1) == 's' && text.charAt(end - 2) == '-';
        int bar = shell ? -1 : bar(text, start);
        int to = bar < 0 ? -1 : literalEnd(text, bar);
        if (to < 0) {
            return null;
        }
        char last = text.charAt(to - 1);
        boolean quoted = Quote.of(last) != Quote.NONE;
        int open = quoted ? text.lastIndexOf(last, to - 2) : wordStart(text, to) - 1;
        int from = open + 1;
        int colon = text.startsWith("chpasswd", start) ? text.indexOf(':', Math.max(0, from)) : -1;
        boolean pair = colon >= from && colon < to;
        boolean given = open >= bar - LONGEST
                && text.indexOf('\n', Math.max(0, open)) >= bar
                && (pair || !text.startsWith("chpasswd", start))
                && isPrinted(text, quoted ? open : from);
        int begin = pair ? colon + 1 : from;
        int stop = quoted ? to - 1 : to;
        return given && begin < stop && text.charAt(begin) != '$'
                ? CommandPasswords.candidate(
                        text, begin, begin, begin, stop, quoted ? Quote.of(last) : Quote.NONE, sudo ? "sudo" : "piped")
                : null;
    }

    /** The bar before a command on its line; -1 where none is. */
    private static int bar(String text, int start) {
        int first = Math.max(0, start - LONGEST);
        for (int at = start - 1; at >= first && text.charAt(at) != '\n'; at--) {
            if (text.charAt(at) == '|') {
                return at;
            }
        }
        return -1;
    }

    /** Where what stands before a bar ends; -1 where nothing does. */
    private static int literalEnd(String text, int bar) {
        int at = bar;
        while (at > 0 && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at < 2 || text.charAt(at - 1) <= ' ' ? -1 : at;
    }

    private static int wordStart(String text, int end) {
        int at = end;
        int first = Math.max(0, end - LONGEST);
        while (at > first && text.charAt(at - 1) > ' ') {
            at--;
        }
        return at;
    }

    /** Whether what begins at an offset is what {@code echo} or {@code printf} prints. */
    private static boolean isPrinted(String text, int from) {
        int first = Math.max(0, from - LONGEST);
        for (int at = from - 1; at >= first && "\n|;&(".indexOf(text.charAt(at)) < 0; at--) {
            if (text.startsWith("echo ", at) || text.startsWith("printf ", at)) {
                return true;
            }
        }
        return false;
    }
}
