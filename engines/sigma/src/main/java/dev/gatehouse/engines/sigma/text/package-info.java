/** Values of rules as patterns: wildcards and escapes, encodings, networks, parts of dates, regular expressions. */
@NullMarked
package dev.gatehouse.engines.sigma.text;

import org.jspecify.annotations.NullMarked;
