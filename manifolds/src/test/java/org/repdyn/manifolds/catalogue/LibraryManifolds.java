package org.repdyn.manifolds.catalogue;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.flat.SkewMatrices;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spd.LogEuclideanPositiveDefinite;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;

/** One small manifold of each kind in the library but products, in the order of docs/manifolds.md. */
final class LibraryManifolds {

    private LibraryManifolds() {}

    static List<Manifold> all() {
        R064Store b = R064Store.FACTORY.makeEye(6, 6);
        b.set(0, 0, 2);
        return List.of(
                new Euclidean(6, 3),
                new SymmetricMatrices(4),
                new SkewMatrices(4),
                new Frozen(6, 3),
                new Sphere(6, 3),
                new Oblique(6, 3, ObliqueAxis.COLUMNS),
                new Stiefel(6, 3),
                new Stiefel(6, 3, StiefelMetric.CANONICAL),
                new Grassmann(6, 3),
                new Flag(6, 1, 3),
                new GeneralisedStiefel(b, 3),
                new Rotations(4),
                new OrthogonalGroup(4),
                new AffineInvariantPositiveDefinite(4),
                new LogEuclideanPositiveDefinite(4),
                new BuresWassersteinPositiveDefinite(4),
                new PositiveNumbers(3, 2),
                new ProbabilitySimplex(4, 2),
                new LorentzModel(3, 2),
                new PoincareBall(3, 2),
                new Elliptope(6, 3),
                new FixedRankPositiveSemidefinite(6, 3),
                new FixedRank(6, 5, 2),
                new FixedRankFactors(6, 5, 2),
                new SymplecticStiefel(6, 4));
    }
}
