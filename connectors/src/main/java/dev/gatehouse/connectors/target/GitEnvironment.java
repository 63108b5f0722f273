package dev.gatehouse.connectors.target;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** How JGit sees this machine: without running {@code git} to find the system's configuration. */
final class GitEnvironment extends SystemReader.Delegate {

    private GitEnvironment(SystemReader real) {
        super(real);
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof GitEnvironment)) {
            SystemReader.setInstance(new GitEnvironment(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new Empty(null, FS.DETECTED);
    }

    /** A configuration without a file. */
    private static final class Empty extends FileBasedConfig {

        Empty(@Nullable Config parent, FS fs) {
            super(parent, new File(""), fs);
        }

        @Override
        public void load() {
            clear();
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
