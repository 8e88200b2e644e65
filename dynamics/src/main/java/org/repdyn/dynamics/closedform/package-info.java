/**
 * Closed forms of learning dynamics, one class per formula, and the predictions made of them. A closed form is accurate at any t
 * at which its flow exists, and says where a number leaves the range of double precision; one whose equation is integrated says so. Its javadoc states the convention of factors, since sources differ in them. The dynamics {@code exact} runs the
 * first prediction that gives the weights.
 */
@NullMarked
package org.repdyn.dynamics.closedform;

import org.jspecify.annotations.NullMarked;
