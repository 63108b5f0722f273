/** Who may do what: a policy of Argo CD, or the baseline's own roles, asked, explained, looked over and compared. */
@NullMarked
package dev.gatehouse.cli.roles;

import org.jspecify.annotations.NullMarked;
