package dev.gatehouse.cli;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments as {@code commands.md} names them
     */
    public static void main(String[] arguments) {
        int code = new Gatehouse(Console.ofProcess()).run(arguments);
        System.exit(code);
    }
}
