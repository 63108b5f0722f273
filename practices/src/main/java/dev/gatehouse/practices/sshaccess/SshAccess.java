package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 5, SSH access. */
public final class SshAccess {

    private SshAccess() {}

    public static List<Check> checks() {
        return List.of(
                new NetworkPolicyOpensSsh(),
                new RepositoryWithoutHostKeyCheck(),
                new SecurityGroupOpen(),
                new ServiceExposesSsh(),
                new SshPrivateKeyInManifest());
    }
}
