package dev.gatehouse.engines.signature;

import java.util.List;
import java.util.Optional;

/**
 * A line of {@code authorized_keys}: a key that speaks for somebody, or that of an authority whose certificates do.
 *
 * @param certificateAuthority certificates that this key signed are meant, not the key itself
 * @param principals whom a certificate has to be for, one of them; empty where the line does not say
 * @see <a href="https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT">sshd(8), authorized_keys</a>
 */
public record AuthorizedKey(SshPublicKey key, boolean certificateAuthority, List<String> principals) {

    private static final int LONGEST_LINE = 32 * 1024;

    public AuthorizedKey {
        principals = List.copyOf(principals);
    }

    /**
     * Reads a line. Options that tell about logging in say nothing here, and are passed over.
     *
     * @return empty where it is none
     */
    public static Optional<AuthorizedKey> parse(String line) {
        if (line.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        Words words = new Words(line);
        String first = words.next();
        String second = words.next();
        Optional<SshPublicKey> bare = SshPublicKey.parse(first, second);
        return bare.isPresent()
                ? bare.map(key -> new AuthorizedKey(key, false, List.of()))
                : SshPublicKey.parse(second, words.next()).map(key -> of(Words.options(first), key));
    }

    private static AuthorizedKey of(List<Words.Option> options, SshPublicKey key) {
        List<String> principals = options.stream()
                .filter(each -> each.name().equals("principals"))
                .flatMap(each -> List.of(each.value().split(",", -1)).stream())
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        boolean authority = options.stream().anyMatch(each -> each.name().equals("cert-authority"));
        return new AuthorizedKey(key, authority, principals);
    }
}
