/**
 * Observes an organisation on GitHub (github.com, Enterprise Cloud, Enterprise Server) through its REST API.
 *
 * <p>GitHub leaves out what a token may not see, answers 404 for it, or shows a part: each of these is a gap or an
 * untold value here, never an empty list or a no.
 *
 * @see <a href="https://docs.github.com/rest">GitHub REST API</a>
 */
@NullMarked
package dev.gatehouse.connectors.github;

import org.jspecify.annotations.NullMarked;
