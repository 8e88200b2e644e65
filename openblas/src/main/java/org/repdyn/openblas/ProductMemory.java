package org.repdyn.openblas;

/** Native memory of one thread for a product of two blocks, at most 10 MB. */
final class ProductMemory {

    private static final ThreadLocal<ProductMemory> OWN = ThreadLocal.withInitial(ProductMemory::new);

    final NativeBlock left = new NativeBlock();
    final NativeBlock right = new NativeBlock();
    final NativeBlock result = new NativeBlock();

    private ProductMemory() {}

    /** Returns the memory of the calling thread. */
    static ProductMemory ofThread() {
        return OWN.get();
    }
}
