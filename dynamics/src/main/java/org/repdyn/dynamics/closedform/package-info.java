/**
 * Scalar closed forms of learning dynamics, one class a formula: accurate at any t, without overflow. A formula comes with its
 * convention of factors, since sources differ in them.
 */
@NullMarked
package org.repdyn.dynamics.closedform;

import org.jspecify.annotations.NullMarked;
