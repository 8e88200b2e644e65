package org.repdyn.openblas;

import java.util.List;
import java.util.stream.Stream;

/** Native memory of one thread for products of blocks, at most 24 MB. */
final class ProductMemory {

    /** Number of small blocks that stay while others go past them. */
    static final int KEPT_BLOCKS = 16;

    private static final ThreadLocal<ProductMemory> OWN = ThreadLocal.withInitial(ProductMemory::new);

    final NativeBlock left = new NativeBlock();
    final NativeBlock right = new NativeBlock();
    final NativeBlock result = new NativeBlock();
    final MovingPointer inLeft = new MovingPointer();
    final MovingPointer inResult = new MovingPointer();
    final List<NativeBlock> kept =
            Stream.generate(NativeBlock::new).limit(KEPT_BLOCKS).toList();

    private ProductMemory() {}

    /** Returns the memory of the calling thread. */
    static ProductMemory ofThread() {
        return OWN.get();
    }
}
