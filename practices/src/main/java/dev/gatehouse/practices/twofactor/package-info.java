/**
 * Practice 1, two-factor authentication. Nobody reaches a repository, or the tool that deploys from it, with a password
 * alone: a second factor is demanded of everyone, at every way in.
 */
@NullMarked
package dev.gatehouse.practices.twofactor;

import org.jspecify.annotations.NullMarked;
