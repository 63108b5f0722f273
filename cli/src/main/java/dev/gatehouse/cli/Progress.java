package dev.gatehouse.cli;

import dev.gatehouse.report.digest.Plain;
import java.time.Duration;

/** One line on the error stream that tells a person what takes so long; nothing before a second has passed. */
public final class Progress implements AutoCloseable {

    private static final long SILENCE = Duration.ofSeconds(1).toNanos();
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private long last;
    private boolean written;

    private Progress(Console console, boolean shown) {
        this.console = console;
        this.shown = shown;
    }

    public static Progress on(Console console, boolean quiet) {
        return new Progress(console, console.errIsTerminal() && !quiet);
    }

    /** Says what is being done; may be called from any thread, as often as one likes. */
    public synchronized void say(String what) {
        long now = System.nanoTime();
        if (!shown || now - begun < SILENCE || now - last < PAUSE) {
            return;
        }
        last = now;
        written = true;
        String line = Plain.line(what);
        int most = Math.max(20, console.width() - 1);
        console.err().print(CLEAR + (line.length() > most ? line.substring(0, most) : line));
        console.err().flush();
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, before a result is written. */
    public synchronized void clear() {
        if (written) {
            console.err().print(CLEAR);
            console.err().flush();
            written = false;
        }
    }
}
