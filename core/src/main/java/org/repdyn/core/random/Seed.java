package org.repdyn.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * A seed from which independent seeds are derived by name. Whoever needs random numbers asks for a child by the name of
 * its purpose, so that no draw depends on how many another purpose made, nor on the order of threads.
 *
 * @param value the seed's 64 bits
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Seed(long value) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The seed for one purpose: FNV-1a of the name, mixed into this seed by SplitMix64's finaliser. */
    public Seed child(String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return new Seed(mix(value + mix(hash)));
    }

    /** The seed of the {@code index}-th of many alike. */
    public Seed child(long index) {
        return new Seed(mix(value + mix(index + 0x9e3779b97f4a7c15L)));
    }

    /** A fresh generator (XoRoShiRo 128++), the same for the same seed. */
    public UniformRandomProvider generator() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(value);
    }

    /** A fresh source of N(0, 1) numbers, the same for the same seed. */
    public ContinuousSampler gaussians() {
        return ZigguratSampler.NormalizedGaussian.of(generator());
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
