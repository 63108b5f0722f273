/**
 * Observes an organisation on Gitea or Forgejo through its REST API.
 *
 * <p>The API tells nobody's second factor: it stays untold. A team made of units says {@code permission: none}; what
 * its members may do stands in its {@code units_map}.
 *
 * @see <a href="https://docs.gitea.com/api/">Gitea API</a>
 */
@NullMarked
package dev.gatehouse.connectors.gitea;

import org.jspecify.annotations.NullMarked;
