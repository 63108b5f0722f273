package dev.gatehouse.cli;

import dev.gatehouse.report.digest.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The streams of a process and what the terminal behind them can show.
 *
 * @param out for machines and results; UTF-8
 * @param err for people's eyes on the way; UTF-8
 * @param in standard input
 * @param outIsTerminal whether a person sees {@code out}
 * @param errIsTerminal whether a person sees {@code err}
 * @param environment the process's environment
 */
public record Console(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {

    private static final int USUAL_WIDTH = 80;

    /** The real ones. The launcher says which are terminals in {@code gatehouse.terminal}. */
    static Console ofProcess() {
        String terminals = System.getProperty("gatehouse.terminal", "");
        return new Console(
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new ResultStream(new FileOutputStream(FileDescriptor.err)),
                System.in,
                terminals.contains("out"),
                terminals.contains("err"),
                environmentOfPerson());
    }

    /** With the person's own locale, where the launcher had to give the process another one. */
    private static Map<String, String> environmentOfPerson() {
        String locale = System.getProperty("gatehouse.locale");
        if (locale == null) {
            return System.getenv();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("LC_ALL", locale);
        return environment;
    }

    /** Whether colour may be used: on a terminal that knows it, unless {@code NO_COLOR} is set (no-color.org). */
    public boolean colour() {
        return outIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Whether the locale's character set is UTF-8. */
    public boolean unicode() {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String upper = locale.toUpperCase(Locale.ROOT);
                return upper.contains("UTF-8") || upper.contains("UTF8");
            }
        }
        return !outIsTerminal;
    }

    /**
     * What standard output is able to show; a pipe in the locale's character set, without colour.
     *
     * @param noColor colours are not wanted
     */
    public Terminal terminal(boolean noColor) {
        return outIsTerminal
                ? new Terminal(width(), colour() && !noColor, unicode(), null)
                : new Terminal(0, false, unicode(), null);
    }

    /** Columns, from {@code COLUMNS}; 80 where it isn't told. */
    public int width() {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return columns >= 20 && columns <= 1000 ? columns : USUAL_WIDTH;
        } catch (NumberFormatException untold) {
            return USUAL_WIDTH;
        }
    }
}
