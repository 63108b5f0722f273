package dev.gatehouse.engines.sigma.source;

/**
 * Why a part of a file is refused.
 *
 * @param place where
 * @param message one line, no full stop
 * @param excerpt the line of the file, shortened; empty where there is none
 */
public record Problem(Place place, String message, String excerpt) {

    /** The place, the message, and below them the line with a caret under the column. */
    public String render() {
        String head = place + ": " + message;
        if (excerpt.isEmpty()) {
            return head;
        }
        StringBuilder caret = new StringBuilder();
        int[] before = excerpt.codePoints().limit(place.column() - 1L).toArray();
        for (int c : before) {
            caret.append(c == '\t' ? '\t' : ' ');
        }
        return head + "\n  " + excerpt + "\n  " + caret + "^";
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
