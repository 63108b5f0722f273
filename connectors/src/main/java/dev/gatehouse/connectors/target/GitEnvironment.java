package dev.gatehouse.connectors.target;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * How JGit sees this machine: without running {@code git} to find the system's configuration, and without measuring the
 * file system's clock, which only writers need.
 */
final class GitEnvironment extends SystemReader.Delegate {

    private GitEnvironment(SystemReader real) {
        super(real);
    }

    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof GitEnvironment)) {
            SystemReader.setInstance(new GitEnvironment(SystemReader.getInstance()));
        }
    }

    /** The person's own configuration, in which JGit also looks for what it measured. */
    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Measured(parent, super.openUserConfig(parent, fs).getFile(), fs);
    }

    /** In place of JGit's own file, where it notes what it measures. */
    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new Empty(null, FS.DETECTED);
    }

    /**
     * Every file system's clock ticks once a second at the latest: true of all, so that JGit writes no probes to see.
     */
    private static final class Measured extends FileBasedConfig {

        Measured(@Nullable Config parent, File file, FS fs) {
            super(parent, file, fs);
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(1, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
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
        public void save() {
            clear();
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
