/** Workflows of GitHub, Gitea and Forgejo, composite actions, and pipelines of GitLab. */
@NullMarked
package dev.gatehouse.connectors.pipeline;

import org.jspecify.annotations.NullMarked;
