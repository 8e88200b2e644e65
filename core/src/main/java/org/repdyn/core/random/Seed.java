package org.repdyn.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Random seed from which independent seeds are derived. Code that needs random numbers derives a child seed by the name of its
 * purpose, so its numbers depend neither on how many numbers are drawn for other purposes nor on the order of threads.
 *
 * @param value the 64 bits of the seed
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Seed(long value) {

    /** Offset basis of the 64-bit FNV-1a hash. */
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    /** Prime of the 64-bit FNV-1a hash. */
    private static final long FNV_PRIME = 0x100000001b3L;

    /**
     * Returns the seed for a purpose: the FNV-1a hash of the name, mixed into this seed by the finaliser of SplitMix64.
     *
     * @param purpose name of the purpose
     */
    public Seed child(String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return new Seed(mix(value + mix(hash)));
    }

    /** Returns the seed of the item with an index, among many items of one purpose. */
    public Seed child(long index) {
        return new Seed(mix(value + mix(index + 0x9e3779b97f4a7c15L)));
    }

    /** Returns a new generator (XoRoShiRo128++), which gives the same numbers for the same seed. */
    public UniformRandomProvider generator() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(value);
    }

    /** Returns a new sampler of the normal distribution N(0, 1), which gives the same numbers for the same seed. */
    public ContinuousSampler gaussians() {
        return ZigguratSampler.NormalizedGaussian.of(generator());
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
