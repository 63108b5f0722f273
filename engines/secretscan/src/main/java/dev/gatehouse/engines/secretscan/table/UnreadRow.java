package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that is read when it is first asked: a start would spend most of its time on reading all of them.
 */
final class UnreadRow implements Verifier {

    private final String line;

    /** What was read; immutable, so that threads that read it at once do no harm. */
    private @Nullable RowVerifier row;

    UnreadRow(String line) {
        this.line = line;
    }

    private RowVerifier row() {
        RowVerifier read = row;
        if (read == null) {
            read = new RowVerifier(DetectorTable.row(line));
            row = read;
        }
        return read;
    }

    @Override
    public Reach reach() {
        return row().reach();
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        return row().mayStand(content, from, to, start, end);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        return row().verify(text, start, end);
    }
}
