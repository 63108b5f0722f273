/**
 * Practice 5, SSH access. Only authorised people, coming from known addresses, reach a machine or a repository over
 * SSH, and both ends know whom they speak to.
 */
@NullMarked
package dev.gatehouse.practices.sshaccess;

import org.jspecify.annotations.NullMarked;
