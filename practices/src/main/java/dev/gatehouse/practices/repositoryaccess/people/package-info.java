/** Who is in an organisation on a forge, how they come to what they may do, and whether they use it. */
@NullMarked
package dev.gatehouse.practices.repositoryaccess.people;

import org.jspecify.annotations.NullMarked;
