package dev.gatehouse.model.tree;

/**
 * A value that can't be told without running something: a variable, a function, a template.
 *
 * @param expression the text that stands there, for people to recognise; never a verdict's ground
 */
public record Unresolved(String expression, int line, int column, int endLine) implements Node {

    @Override
    public String toString() {
        return "Unresolved[at " + line + ":" + column + "]";
    }
}
