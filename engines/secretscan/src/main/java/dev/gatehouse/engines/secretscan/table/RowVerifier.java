package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of a row of a table: those with a text of their own at that text, the others at one of the row's names. */
final class RowVerifier implements Verifier {

    private final List<TokenForm> marked;
    private final @Nullable Named named;
    private final List<String> names;
    private final Reach reach;

    RowVerifier(DetectorTable.Row row) {
        this.marked = List.copyOf(row.marked());
        this.named = row.named().isEmpty() ? null : new Named(row.named());
        this.names = List.copyOf(row.names());
        Reach most = this.named == null ? Reach.of(0, 0) : this.named.reach();
        for (TokenForm form : marked) {
            most = most.and(form.reach());
        }
        this.reach = most;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public boolean mayStand(byte[] content, int from, int to, int start, int end) {
        if (named != null && isName(new String(content, start, end - start, StandardCharsets.ISO_8859_1))) {
            return true;
        }
        for (TokenForm form : marked) {
            if (form.form().mayStand(content, from, to, start, end)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        for (TokenForm form : marked) {
            String keyword = form.form().keyword();
            boolean itsKeyword = keyword.length() == end - start && text.startsWith(keyword, start);
            Extent extent = itsKeyword ? form.around(text, start) : null;
            if (extent != null) {
                return extent;
            }
        }
        return named == null || !isName(text.substring(start, end)) ? null : named.verify(text, start, end);
    }

    private boolean isName(String keyword) {
        for (String name : names) {
            if (name.equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }
}
