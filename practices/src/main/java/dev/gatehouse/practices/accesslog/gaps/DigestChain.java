package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.access.LogDigest;
import dev.gatehouse.model.access.LogDigest.DeliveredLog;
import dev.gatehouse.model.judgement.Rule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds CloudTrail's digests against one another and against the logs. Each digest names the one before it, with its
 * hash and its signature; each log file stands in one digest, with its hash. The signature of a digest is in the one
 * after it; that of the last one is kept in the bucket with the object, and is checked where it was given beside the
 * file.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom
 *     implementations of CloudTrail log file integrity validation</a>
 */
public final class DigestChain {

    private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

    private final Map<String, PublicKey> keys;
    private final Map<String, LogDigest> byObject = new HashMap<>();
    private final Map<String, DeliveredLog> given = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> unsigned = new ArrayList<>();
    private int unchecked;

    /**
     * What was found.
     *
     * @param unchecked how many digests' signatures could not be checked, as no key for them was given
     * @param unsigned the files of digests of which no signature is known: those at the ends of chains
     */
    public record Judged(List<Gap> gaps, int unchecked, List<String> unsigned) {

        public Judged {
            gaps = List.copyOf(gaps);
            unsigned = List.copyOf(unsigned);
        }
    }

    private DigestChain(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * Judges all digests of however many chains.
     *
     * @param logs the CloudTrail logs that were given: their names and hashes
     * @param keys by fingerprint
     */
    public static Judged judge(List<LogDigest> digests, List<DeliveredLog> logs, Map<String, PublicKey> keys) {
        DigestChain all = new DigestChain(keys);
        logs.forEach(log -> all.given.put(log.name(), log));
        Map<String, List<LogDigest>> chains = new TreeMap<>();
        for (LogDigest digest : digests) {
            all.byObject.put(digest.object(), digest);
            chains.computeIfAbsent(digest.chain(), _ -> new ArrayList<>()).add(digest);
        }
        chains.values().forEach(chain -> {
            chain.sort(Comparator.comparing(LogDigest::to).thenComparing(LogDigest::from));
            all.chain(chain);
            all.logs(chain);
        });
        return new Judged(all.gaps, all.unchecked, all.unsigned);
    }

    private void chain(List<LogDigest> chain) {
        Set<String> vouchedFor = new HashSet<>();
        chain.forEach(d -> d.previous().ifPresent(p -> vouchedFor.add(p.object())));
        for (LogDigest digest : chain) {
            if (digest.signature().isPresent()) {
                signature(digest, digest.signature().get());
            } else if (!vouchedFor.contains(digest.object())) {
                unsigned.add(digest.file());
            }
            boolean first = digest.equals(chain.getFirst());
            Optional<LogDigest.Previous> previous = digest.previous();
            if (previous.isEmpty()) {
                if (!first) {
                    broken(digest, "it begins a new chain: nothing vouches for the time before " + digest.from());
                }
                continue;
            }
            LogDigest before = byObject.get(previous.get().object());
            if (before == null) {
                if (!first) {
                    broken(
                            digest,
                            "the digest before it is not there: "
                                    + previous.get().object());
                }
            } else if (!before.hash().equals(previous.get().hash())) {
                broken(before, "it was changed: its SHA-256 is not the one that the digest after it names");
            } else {
                signature(before, previous.get().signature());
            }
        }
    }

    private void signature(LogDigest digest, String signature) {
        PublicKey key = keys.get(digest.keyFingerprint());
        if (key == null) {
            unchecked++;
            return;
        }
        String signed = digest.to()
                + "\n"
                + digest.object()
                + "\n"
                + digest.hash()
                + "\n"
                + digest.previous().map(LogDigest.Previous::signature).orElse("null");
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(signed.getBytes(StandardCharsets.UTF_8));
            if (rsa.verify(HexFormat.of().parseHex(signature))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            broken(digest, "its signature is none");
            return;
        }
        broken(digest, "its signature is not AWS's");
    }

    private void logs(List<LogDigest> chain) {
        List<LogDigest> told = chain.stream()
                .filter(d -> d.logs().stream().anyMatch(log -> given.containsKey(log.name())))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        Instant from = told.getFirst().from();
        Instant to = told.getLast().to();
        for (LogDigest digest : chain) {
            boolean within = !digest.from().isBefore(from) && !digest.to().isAfter(to);
            for (DeliveredLog log : digest.logs()) {
                DeliveredLog read = given.get(log.name());
                if (read == null && within) {
                    changed(
                            log.object(),
                            digest.file(),
                            "the digest of " + digest.to() + " names it, and it is not there");
                } else if (read != null && !read.hash().equals(log.hash())) {
                    changed(
                            read.object(),
                            read.object(),
                            "its SHA-256 is not the one that the digest of " + digest.to() + " names");
                }
            }
        }
        slippedIn(chain, from, to);
    }

    /** Logs of the account and region of a chain, from its time, that no digest names. */
    private void slippedIn(List<LogDigest> chain, Instant from, Instant to) {
        String digestName = chain.getFirst().chain();
        int kind = digestName.indexOf("_CloudTrail-Digest_");
        if (kind < 0) {
            return;
        }
        String region = digestName.substring(kind + "_CloudTrail-Digest_".length());
        String begin = digestName.substring(0, kind) + "_CloudTrail_"
                + region.substring(0, Math.max(0, region.indexOf('_'))) + "_";
        for (DeliveredLog log : given.values()) {
            boolean named = chain.stream()
                    .anyMatch(d -> d.logs().stream().anyMatch(l -> l.name().equals(log.name())));
            if (log.name().startsWith(begin) && !named) {
                String rest = log.name().substring(begin.length());
                time(rest)
                        .filter(t -> t.isAfter(from) && t.isBefore(to))
                        .ifPresent(_ -> changed(log.object(), log.object(), "no digest names it"));
            }
        }
    }

    private static Optional<Instant> time(String rest) {
        int end = rest.indexOf('_');
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(rest.substring(0, end), IN_NAMES)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private void broken(LogDigest digest, String why) {
        add(GapRules.DIGEST_CHAIN_BROKEN, "digest " + digest.object(), digest.file(), digest.to(), why);
    }

    private void changed(String log, String file, String why) {
        add(GapRules.DIGESTED_LOG_CHANGED, log, file, null, why);
    }

    private void add(Rule rule, String subject, String file, @Nullable Instant time, String why) {
        gaps.add(new Gap(rule, subject, why, List.of(new EventPlace(file, 1, 0, time, ""))));
    }
}
