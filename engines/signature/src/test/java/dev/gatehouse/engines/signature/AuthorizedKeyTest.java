package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizedKeyTest {

    private static final String KEY = new SshSigner(SshSigner.Kind.ED25519).publicKey();

    @Test
    void aKeyAlone() {
        AuthorizedKey read = AuthorizedKey.parse(KEY + " ada@example.com").orElseThrow();
        assertThat(read.certificateAuthority()).isFalse();
        assertThat(read.principals()).isEmpty();
        assertThat(SshPublicKey.parse(KEY)).contains(read.key());
    }

    @Test
    void anAuthorityForPrincipals() {
        AuthorizedKey read = AuthorizedKey.parse(
                        "from=\"10.0.0.0/8,192.0.2.1\",cert-authority,principals=\"ada, ops\" " + KEY)
                .orElseThrow();
        assertThat(read.certificateAuthority()).isTrue();
        assertThat(read.principals()).containsExactly("ada", "ops");
    }

    @Test
    void optionsWithoutAnAuthorityAreOfTheKeyItself() {
        assertThat(AuthorizedKey.parse("no-pty,command=\"echo a b\" " + KEY))
                .hasValueSatisfying(
                        read -> assertThat(read.certificateAuthority()).isFalse());
    }

    @Test
    void noKey() {
        assertThat(AuthorizedKey.parse("cert-authority")).isEmpty();
        assertThat(AuthorizedKey.parse("cert-authority ssh-ed25519 AAAA")).isEmpty();
        assertThat(AuthorizedKey.parse("")).isEmpty();
        assertThat(AuthorizedKey.parse("x".repeat(40_000))).isEmpty();
    }
}
