package dev.gatehouse.cli.hooks;

import dev.gatehouse.report.digest.Plain;

/**
 * A hook of Git.
 *
 * @see <a href="https://git-scm.com/docs/githooks">githooks</a>
 */
enum Hook {
    PRE_COMMIT("pre-commit", false),
    PRE_PUSH("pre-push", true),
    PRE_RECEIVE("pre-receive", true);

    /** In the second line of every hook of ours. */
    private static final String MARK = "# gatehouse-hook ";

    /** What is added to the name of a hook that was there before ours. */
    static final String BEFORE = ".before-gatehouse";

    private final String file;
    private final boolean readsInput;

    Hook(String file, boolean readsInput) {
        this.file = file;
        this.readsInput = readsInput;
    }

    /** The file's name. */
    String file() {
        return file;
    }

    static boolean isOurs(String script) {
        return script.lines().limit(3).anyMatch(line -> line.startsWith(MARK));
    }

    /**
     * The hook itself, in the language of every POSIX shell. A hook that was there before runs first.
     *
     * @param launcher what starts Gatehouse; empty for whatever the path has
     * @param options of the command, quoted for a shell
     */
    String script(String launcher, String options) {
        String call = "\"$gatehouse\" hook " + file + options + " \"$@\"";
        StringBuilder script = new StringBuilder();
        script.append("#!/bin/sh\n")
                .append(MARK)
                .append(file)
                .append('\n')
                .append("# Searches for secrets. To take it away: gatehouse secrets hook uninstall\n\n")
                .append("gatehouse=")
                .append(quoted(launcher))
                .append('\n')
                .append("[ -x \"$gatehouse\" ] || gatehouse=$(command -v gatehouse) || {\n")
                .append(
                        "    echo \"gatehouse is not installed, so nothing was searched for secrets; without it: rm $0\" >&2\n")
                .append("    exit 1\n")
                .append("}\n")
                .append("before=$0")
                .append(BEFORE)
                .append('\n');
        if (readsInput) {
            script.append("if [ ! -x \"$before\" ]; then\n    exec ")
                    .append(call)
                    .append("\nfi\n")
                    .append("input=$(cat)\n")
                    .append("lines() { [ -z \"$input\" ] || printf '%s\\n' \"$input\"; }\n")
                    .append("lines | \"$before\" \"$@\" || exit\n")
                    .append("lines | ")
                    .append(call)
                    .append('\n');
        } else {
            script.append("if [ -x \"$before\" ]; then\n    \"$before\" \"$@\" || exit\nfi\n")
                    .append("exec ")
                    .append(call)
                    .append('\n');
        }
        return script.toString();
    }

    static String quoted(String text) {
        return "'" + Plain.line(text).replace("'", "'\\''") + "'";
    }
}
