package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.SecretScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form, and what else makes a text of that form a token.
 *
 * @param near words of which one stands near it, in any case; empty where its own text is mark enough
 * @param checks each of which the token passes
 */
record TokenForm(Form form, List<String> near, List<Check> checks) {

    private static final int NEAR = 250;

    TokenForm {
        near = List.copyOf(near);
        checks = List.copyOf(checks);
    }

    /** The token whose keyword stands at an offset; null where none does. */
    @Nullable
    Extent around(String text, int keyword) {
        Extent extent = form.around(text, keyword);
        return extent != null
                        && isToken(text.substring(extent.start(), extent.end()))
                        && (near.isEmpty()
                                || near.stream()
                                        .anyMatch(
                                                word -> NearbyText.has(text, extent.start(), extent.end(), NEAR, word)))
                ? extent
                : null;
    }

    /** How far from its keyword it looks. */
    Reach reach() {
        int word = near.stream().mapToInt(text -> NEAR + text.length()).max().orElse(1);
        return Reach.of(
                Math.min(SecretScanner.REACH, form.beforeKeyword() + word),
                Math.min(SecretScanner.REACH, form.fromKeyword() + word));
    }

    /** Whether a text of the form is a token. */
    boolean isToken(String token) {
        boolean sums = false;
        for (Check check : checks) {
            if (!check.passes(token)) {
                return false;
            }
            sums |= check.sums();
        }
        return sums || !Placeholders.isPlaceholder(token.substring(form.prefix()));
    }
}
