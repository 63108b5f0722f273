/** What Terraform declares to guard branches, on GitHub and GitLab. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.protection;

import org.jspecify.annotations.NullMarked;
