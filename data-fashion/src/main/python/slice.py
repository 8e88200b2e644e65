#!/usr/bin/env python3
"""Makes the slice of Fashion-MNIST in src/main/resources: the first 300 images of each class, in the order of the test set.

    python3 src/main/python/slice.py t10k-images-idx3-ubyte.gz t10k-labels-idx1-ubyte.gz src/main/resources/org/repdyn/fashion

The two files are the test set of https://github.com/zalandoresearch/fashion-mnist. Only the standard library is needed.
"""

import gzip
import struct
import sys
from pathlib import Path

PER_CLASS = 300


def main(images_file, labels_file, target):
    images = gzip.decompress(Path(images_file).read_bytes())
    labels = gzip.decompress(Path(labels_file).read_bytes())
    magic, count, height, width = struct.unpack(">4i", images[:16])
    assert (magic, height, width) == (0x803, 28, 28) and struct.unpack(">2i", labels[:8]) == (0x801, count)
    labels = labels[8:]
    taken = [0] * 10
    rows = []
    for row, label in enumerate(labels):
        if taken[label] < PER_CLASS:
            taken[label] += 1
            rows.append(row)
    assert taken == [PER_CLASS] * 10, taken
    size = height * width
    pixels = b"".join(images[16 + row * size:16 + (row + 1) * size] for row in rows)
    write(target, "images-idx3-ubyte.gz", struct.pack(">4i", magic, len(rows), height, width) + pixels)
    write(target, "labels-idx1-ubyte.gz", struct.pack(">2i", 0x801, len(rows)) + bytes(labels[row] for row in rows))


def write(target, name, content):
    # A fixed time and no file name: the same content gives the same file.
    (Path(target) / name).write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
