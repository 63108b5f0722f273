package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.Window;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Scans contents that are not held in memory, in pieces that overlap by what a verification may look at. */
final class LargeScan {

    private static final int PIECE = 8 << 20;
    private static final int OVERLAP = 2 * SecretScanner.REACH;

    private final Ruleset ruleset;

    LargeScan(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** The secrets; those that begin beyond two gigabytes are left out. */
    List<Suspects.Sight> scan(InputStream content, Suspects suspects) throws IOException {
        SecretScanner scanner = ruleset.scanner();
        List<Suspects.Sight> sights = new ArrayList<>();
        byte[] piece = new byte[PIECE];
        int length = content.readNBytes(piece, 0, PIECE);
        long offset = 0;
        while (length > 0) {
            boolean last = length < PIECE;
            int from = offset == 0 ? 0 : OVERLAP / 2;
            int to = last ? length : length - OVERLAP / 2;
            List<Match> candidates = new ArrayList<>();
            Window window = new Window(piece, length);
            scanner.keywords(piece, 0, length, (keyword, start) -> {
                if (start >= from && start < to) {
                    scanner.verify(window, keyword, start, candidates);
                }
            });
            for (Match match : scanner.withoutOverlaps(candidates)) {
                long start = offset + match.start();
                if (start < Integer.MAX_VALUE - PIECE) {
                    sights.add(new Suspects.Sight(
                            match.detector().id(), suspects.hash(piece, match.start(), match.end()), (int) start, (int)
                                    (offset + match.end())));
                }
            }
            if (last) {
                break;
            }
            System.arraycopy(piece, length - OVERLAP, piece, 0, OVERLAP);
            offset += length - OVERLAP;
            length = OVERLAP + content.readNBytes(piece, OVERLAP, PIECE - OVERLAP);
        }
        return sights;
    }
}
