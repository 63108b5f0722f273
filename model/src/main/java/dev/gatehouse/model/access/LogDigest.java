package dev.gatehouse.model.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What CloudTrail vouches for: the log files that it delivered in an hour, and the digest before.
 *
 * @param file as the caller named it
 * @param from the hour's beginning, {@code to} its end
 * @param object where it was delivered: bucket and key, joined by a slash
 * @param hash the SHA-256 of what was read, unpacked, in lower-case hexadecimal
 * @param keyFingerprint which key signed it
 * @param signature of it, in lower-case hexadecimal; empty where it is not known from beside the file
 * @param previous empty in the first one of a chain
 * @param logs the log files
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">CloudTrail
 *     digest file structure</a>
 */
public record LogDigest(
        String file,
        Instant from,
        Instant to,
        String object,
        String hash,
        String keyFingerprint,
        Optional<String> signature,
        Optional<Previous> previous,
        List<DeliveredLog> logs) {

    public LogDigest {
        logs = List.copyOf(logs);
    }

    /**
     * The digest before.
     *
     * @param object where it was delivered
     * @param hash its SHA-256
     * @param signature of it, in lower-case hexadecimal
     */
    public record Previous(String object, String hash, String signature) {}

    /**
     * A log file.
     *
     * @param object where it was delivered; of a file that was read, its name
     * @param hash its SHA-256, unpacked
     */
    public record DeliveredLog(String object, String hash) {

        /** The file's own name, without the ending of what packs it. */
        public String name() {
            String name = object.substring(object.lastIndexOf('/') + 1);
            return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        }
    }

    /** The chain it belongs to: its account, region and trail, as its name tells. */
    public String chain() {
        String name = object.substring(object.lastIndexOf('/') + 1);
        int time = name.lastIndexOf('_');
        return time < 0 ? name : name.substring(0, time);
    }
}
