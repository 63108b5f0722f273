package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import org.jspecify.annotations.Nullable;

/** A key in the settings of WireGuard (wg(8)): 32 bytes in base 64, in the section of an interface or a peer. */
final class WireGuardKey implements Verifier {

    private static final CharacterClass BETWEEN = CharacterClass.of(" \t=:\"'");
    private static final int LENGTH = 43;
    private static final int NEAR = 400;

    @Override
    public Reach reach() {
        return Reach.of(NEAR, NEAR + 40);
    }

    @Override
    public @Nullable Extent verify(String text, int start, int end) {
        int from = BETWEEN.runEnd(text, end, 8);
        int to = CharacterClass.BASE64.runEnd(text, from, LENGTH + 1);
        boolean key = from > end && to - from == LENGTH && text.startsWith("=", to);
        return key
                        && !Placeholders.isPlaceholder(text.substring(from, to))
                        && (NearbyText.has(text, start, end, NEAR, "[Interface]")
                                || NearbyText.has(text, start, end, NEAR, "[Peer]")
                                || NearbyText.has(text, start, end, NEAR, "wireguard"))
                ? new Extent(from, to + 1)
                : null;
    }
}
