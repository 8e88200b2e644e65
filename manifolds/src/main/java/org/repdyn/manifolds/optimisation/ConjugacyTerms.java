package org.repdyn.manifolds.optimisation;

/**
 * Inner products at the new point from which a conjugate direction is computed.
 *
 * @param gg ⟨g, g⟩ of the new gradient
 * @param ggBefore ‖g₋‖² of the last gradient at the last point
 * @param gy ⟨g, y⟩, y the new gradient minus the transported last one
 * @param yy ⟨y, y⟩
 * @param dy ⟨d, y⟩, d the transported last direction
 * @param dg ⟨d, g⟩
 * @param dd ⟨d, d⟩
 */
record ConjugacyTerms(double gg, double ggBefore, double gy, double yy, double dy, double dg, double dd) {}
