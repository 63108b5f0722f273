/** Changes groups and projects on GitLab. */
@NullMarked
package dev.gatehouse.connectors.gitlab.writing;

import org.jspecify.annotations.NullMarked;
