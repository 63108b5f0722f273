package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/** A key in the settings of WireGuard (wg(8)): 32 bytes in base 64, in the section of an interface or a peer. */
final class WireGuardKey implements Verifier {

    private static final CharacterClass BETWEEN = CharacterClass.of(" \t=:\"'");
    private static final int LENGTH = 43;

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int from = BETWEEN.runEnd(text, end, 8);
        int to = CharacterClass.BASE64.runEnd(text, from, LENGTH + 1);
        boolean key = from > end && to - from == LENGTH && text.startsWith("=", to);
        return key
                        && !Placeholders.isPlaceholder(text.substring(from, to))
                        && (NearbyText.has(text, start, end, 400, "[Interface]")
                                || NearbyText.has(text, start, end, 400, "[Peer]")
                                || NearbyText.has(text, start, end, 400, "wireguard"))
                ? new Extent(from, to + 1)
                : null;
    }
}
