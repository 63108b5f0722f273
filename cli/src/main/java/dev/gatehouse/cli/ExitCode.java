package dev.gatehouse.cli;

/** How a command ended, for the programs that call it. */
public final class ExitCode {

    /** Done, and clean. */
    public static final int CLEAN = 0;

    /** There are findings at or above the threshold. */
    public static final int FINDINGS = 1;

    /** The call or an input is wrong. */
    public static final int WRONG_INPUT = 2;

    /** It could not finish. */
    public static final int UNFINISHED = 3;

    private ExitCode() {}
}
