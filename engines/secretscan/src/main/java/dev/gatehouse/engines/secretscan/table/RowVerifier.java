package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms of a row of a table: those with a text of their own at that text, the others at one of the row's names. */
final class RowVerifier implements Verifier {

    private final List<TokenForm> marked;
    private final @Nullable Named named;
    private final List<String> names;

    /** The same in lower case, and the forms of {@link #marked}, as a glance takes them. */
    private final byte[][] nameBytes;

    private final Form[] forms;
    private final Reach reach;

    RowVerifier(DetectorTable.Row row) {
        this.marked = List.copyOf(row.marked());
        this.named = row.named().isEmpty() ? null : new Named(row.named());
        this.names = List.copyOf(row.names());
        this.nameBytes = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        this.forms = marked.stream().map(TokenForm::form).toArray(Form[]::new);
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
        for (int i = 0; i < forms.length; i++) {
            if (forms[i].mayStand(content, from, to, start, end)) {
                return true;
            }
        }
        return named != null && isName(content, start, end) && named.mayStand(content, from, to, start, end);
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

    private boolean isName(byte[] content, int start, int end) {
        for (byte[] name : nameBytes) {
            if (name.length == end - start && isName(name, content, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte[] name, byte[] content, int start) {
        for (int i = 0; i < name.length; i++) {
            byte b = content[start + i];
            if (name[i] != (b >= 'A' && b <= 'Z' ? b + 32 : b)) {
                return false;
            }
        }
        return true;
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
