package dev.gatehouse.connectors.git;

/** Text that strangers wrote into a repository. */
final class Words {

    private Words() {}

    /** The first line, its control characters as spaces, at most so many characters. */
    static String line(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && line.length() < longest; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                break;
            }
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
        }
        return line.toString().strip();
    }
}
