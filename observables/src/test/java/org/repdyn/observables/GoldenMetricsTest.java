package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.golden.GoldenNumbers;
import org.repdyn.observables.rows.Hypersphere;
import org.repdyn.observables.similarity.Cka;
import org.repdyn.observables.similarity.OrthogonalityError;
import org.repdyn.observables.similarity.PrincipalAngles;
import org.repdyn.observables.spectrum.AlphaReq;
import org.repdyn.observables.spectrum.EmbeddingSpectrum;
import org.repdyn.observables.spectrum.Lidar;
import org.repdyn.observables.spectrum.Spectrum;

@DisplayName("Metrics agree with the golden values")
final class GoldenMetricsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open("metrics")
                .tests(
                        c -> c.field("metric"),
                        Map.of(
                                "spectrum", GoldenMetricsTest::spectrum,
                                "rank-me", GoldenMetricsTest::rankMe,
                                "alpha-req", GoldenMetricsTest::alphaReq,
                                "rows", GoldenMetricsTest::rows,
                                "cka", GoldenMetricsTest::cka,
                                "principal-angles", GoldenMetricsTest::principalAngles,
                                "orthogonality-error", GoldenMetricsTest::orthogonality,
                                "lidar", GoldenMetricsTest::lidar));
    }

    private static void spectrum(GoldenCase c) {
        R064Store z = c.matrix("Z");
        double[] sigma = EmbeddingSpectrum.singularValues(z, false, ALGEBRA);
        double[] squares = Arrays.stream(sigma).map(s -> s * s).toArray();
        Supplier<double[]> lambda = () -> EmbeddingSpectrum.covarianceEigenvalues(z, ALGEBRA);
        agree(c, "singularValues", () -> sigma);
        agree(c, "covarianceEigenvalues", lambda);
        number(c, "effectiveRank", () -> Spectrum.effectiveRank(sigma));
        number(c, "rankMe", () -> Spectrum.rankMe(sigma, c.option("epsilon").doubleValue()));
        number(c, "stableRank", () -> Spectrum.stableRank(sigma));
        number(c, "entropyRankUncentred", () -> Spectrum.entropyRank(squares));
        number(c, "participationRatioUncentred", () -> Spectrum.participationRatio(squares));
        number(c, "neSumUncentred", () -> Spectrum.neSum(squares));
        number(c, "numericalRank", () -> Spectrum.numericalRank(sigma, z.getRowDim(), z.getColDim()));
        number(c, "entropyRank", () -> Spectrum.entropyRank(lambda.get()));
        number(c, "participationRatio", () -> Spectrum.participationRatio(lambda.get()));
        number(c, "neSum", () -> Spectrum.neSum(lambda.get()));
    }

    private static void rankMe(GoldenCase c) {
        double[] spectrum = new double[c.input("K").intValue()];
        Arrays.fill(spectrum, "flat".equals(c.input("spectrum").asText()) ? 1 : 0);
        spectrum[0] = 1;
        number(c, "rankMe", () -> Spectrum.rankMe(spectrum, c.option("epsilon").doubleValue()));
    }

    private static void alphaReq(GoldenCase c) {
        Supplier<AlphaReq> fit = () -> AlphaReq.fit(
                c.vector("eigenvalues"),
                c.option("firstRank").intValue(),
                c.option("lastRank").intValue());
        number(c, "alpha", () -> fit.get().alpha());
        number(c, "rSquared", () -> fit.get().rSquared());
    }

    private static void rows(GoldenCase c) {
        R064Store u = c.matrix("U");
        number(c, "alignment", () -> Hypersphere.alignment(u, c.matrix("Uplus")));
        number(c, "uniformity-t2", () -> Hypersphere.uniformity(u, 2, ALGEBRA));
        number(c, "uniformity-t1", () -> Hypersphere.uniformity(u, 1, ALGEBRA));
        number(c, "normalisedStdUnbiased", () -> Hypersphere.normalisedStd(u, true));
        number(c, "normalisedStdBiased", () -> Hypersphere.normalisedStd(u, false));
        number(c, "mutualCoherence", () -> Hypersphere.mutualCoherence(u, ALGEBRA));
    }

    private static void cka(GoldenCase c) {
        number(c, "linear", () -> Cka.linear(c.matrix("X"), c.matrix("Y"), ALGEBRA));
        number(c, "debiased", () -> Cka.debiased(c.matrix("X"), c.matrix("Y"), ALGEBRA));
    }

    private static void principalAngles(GoldenCase c) {
        PrincipalAngles angles = PrincipalAngles.between(c.matrix("A"), c.matrix("B"), ALGEBRA);
        agree(c, "angles", angles::angles);
        number(c, "maxSine", angles::maxSine);
        number(c, "chordal", angles::chordal);
        number(c, "geodesic", angles::geodesic);
        number(c, "projectionFrobenius", () -> Math.sqrt(2) * angles.chordal());
    }

    private static void orthogonality(GoldenCase c) {
        OrthogonalityError error = OrthogonalityError.of(c.matrix("W"));
        number(c, "frobenius", error::frobenius);
        number(c, "perRootColumns", error::perRootColumns);
    }

    private static void lidar(GoldenCase c) {
        Supplier<Lidar> lidar = () -> Lidar.of(
                blocks(c.input("views")),
                c.option("delta").doubleValue(),
                c.option("epsilon").doubleValue(),
                ALGEBRA);
        number(c, "lidar", () -> lidar.get().value());
        agree(c, "eigenvalues", () -> lidar.get().eigenvalues());
    }

    /** Returns one matrix per view; the file has samples × views × dimension. */
    private static List<R064Store> blocks(JsonNode samples) {
        List<R064Store> blocks = new ArrayList<>();
        int n = samples.size();
        for (int view = 0; view < samples.get(0).size(); view++) {
            R064Store block = R064Store.FACTORY.make(n, samples.get(0).get(0).size());
            for (int i = 0; i < n; i++) {
                double[] row = GoldenNumbers.vector(samples.get(i).get(view));
                for (int k = 0; k < row.length; k++) {
                    block.set(i, k, row[k]);
                }
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static void number(GoldenCase c, String key, Supplier<Number> actual) {
        agree(c, key, () -> new double[] {actual.get().doubleValue()});
    }

    /** Asserts a result, or an exception if the case is undefined. Keys that the case does not have are not checked. */
    private static void agree(GoldenCase c, String key, Supplier<double[]> actual) {
        JsonNode expected = c.expected(key);
        if (c.isUndefined() || GoldenCase.undefined(expected)) {
            assertThatThrownBy(actual::get)
                    .as("%s, %s", c.name(), key)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageMatching(".{10,}");
        } else if (!expected.isMissingNode()) {
            double[] got = actual.get();
            // The file may contain only the leading values.
            c.check(key, expected, expected.isArray() ? Arrays.copyOf(got, expected.size()) : got);
        }
    }
}
