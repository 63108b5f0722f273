/** The firewalls of clouds, as Terraform declares them: from where they let in what to which ports. */
@NullMarked
package dev.gatehouse.practices.sshaccess.cloud;

import org.jspecify.annotations.NullMarked;
