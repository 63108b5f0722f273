/**
 * Practice 8, compliance. What the other eight practices show is held against PCI DSS, the HIPAA Security Rule and the
 * GDPR, with honest denominators.
 */
@NullMarked
package dev.gatehouse.practices.compliance;

import org.jspecify.annotations.NullMarked;
