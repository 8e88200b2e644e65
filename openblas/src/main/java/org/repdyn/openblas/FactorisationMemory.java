package org.repdyn.openblas;

/** Native memory for the factorisation of an m×n matrix with m ≥ n. That of small matrices is kept by each thread, that of large ones is freed afterwards. */
final class FactorisationMemory {

    /** Largest number of entries of a matrix whose memory is kept, 16 MB. */
    private static final int KEPT = 1 << 21;

    private static final ThreadLocal<FactorisationMemory> OWN = ThreadLocal.withInitial(FactorisationMemory::new);

    /** The matrix, m×n. */
    final NativeBlock matrix = new NativeBlock();

    /** A second matrix, m×n. */
    final NativeBlock second = new NativeBlock();

    /** First of three small matrices, n×n. */
    final NativeBlock first = new NativeBlock();

    final NativeBlock left = new NativeBlock();
    final NativeBlock right = new NativeBlock();

    /** Vector of n entries. */
    final NativeBlock vector = new NativeBlock();

    /** Workspace of LAPACK. */
    final NativeBlock work = new NativeBlock();

    private FactorisationMemory() {}

    /** Returns memory for a matrix with so many entries, for the calling thread. */
    static FactorisationMemory of(int entries) {
        return entries > KEPT ? new FactorisationMemory() : OWN.get();
    }
}
