package dev.gatehouse.report.digest;

/** Sentences out of the rules' own texts. */
public final class Sentence {

    private Sentence() {}

    /** The first sentence as one line, without its full stop, or the colon before an example. */
    public static String first(String text) {
        int example = text.indexOf(":\n");
        String line = Plain.line(example < 0 ? text : text.substring(0, example));
        for (int i = 0; i + 2 < line.length(); i++) {
            if (line.charAt(i) == '.' && line.charAt(i + 1) == ' ' && beginsSentence(line, i + 2)) {
                return line.substring(0, i);
            }
        }
        return line.endsWith(":") || line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean beginsSentence(String line, int at) {
        return !Character.isLowerCase(line.charAt(at));
    }

    /**
     * A text without the line breaks inside its paragraphs. Blank lines and lists stay.
     *
     * @return one line a paragraph or item of a list; blank lines between paragraphs
     */
    public static String flowing(String text) {
        StringBuilder flowing = new StringBuilder(text.length());
        boolean begun = false;
        for (String line : text.lines().toList()) {
            boolean item = line.startsWith("- ") || line.startsWith(" ") || line.startsWith("#");
            if (line.isBlank()) {
                flowing.append(begun ? "\n\n" : "");
                begun = false;
            } else {
                flowing.append(!begun ? "" : item ? "\n" : " ").append(line.stripTrailing());
                begun = true;
            }
        }
        return flowing.toString();
    }

    /** {@code 1 place}, {@code 2 places}. */
    public static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
