package dev.gatehouse.engines.secretscan.generic.literal;

/** How a text says that a literal belongs to a name. */
public enum Syntax {
    /** {@code name = literal}. */
    ASSIGNMENT,

    /** {@code name := literal}. */
    DEFINITION,

    /** {@code name: literal}. */
    COLON,

    /** {@code name => literal}. */
    ARROW,

    /** {@code "name", literal}, in the arguments of a call or in an initializer. */
    PAIR,

    /** {@code name(literal)}. */
    CALL,

    /** {@code name == literal}, or a call that compares. */
    COMPARISON,

    /** {@code <name>literal</name>}. */
    ELEMENT,

    /** {@code name="name" value="literal"}, {@code name: name} and {@code value: literal} on the next line. */
    NAMED_VALUE,

    /** {@code --name literal}. */
    OPTION,

    /** {@code name literal}, with nothing but a space between. */
    SPACE,

    /** {@code | name | literal |}. */
    TABLE,

    /** What is typed into the field of a name: {@code fill("#name", "literal")}. */
    INPUT,

    /** {@code name is literal}, in prose. */
    PROSE,

    /** {@code scheme://user:literal@host}. */
    URL,

    /** {@code Authorization: Scheme literal}. */
    HEADER,

    /** The last argument of a call that takes a user and a password: {@code login("user", "literal")}. */
    CREDENTIALS,

    /** An argument of a command that takes a password: {@code mysql -pliteral}, {@code IDENTIFIED BY 'literal'}. */
    COMMAND
}
