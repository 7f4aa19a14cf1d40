#!/usr/bin/env python3
"""Makes the data set that live training uses: Fashion-MNIST at 8x8, split once.

Reads the four original IDX files (Debian's package dataset-fashion-mnist, or --source with the files of
https://github.com/zalandoresearch/fashion-mnist) and writes fashion-mnist-8x8.bin.gz and fashion-mnist-8x8.properties.

- An image that occurs more than once, in the original or after scaling, is kept once: none stands in two splits.
- Test images come from the original test set, train and validation images from the original training set.
- Every split holds the same number of images of each class, class by class in turn: a prefix of whole rounds is
  stratified too. The order is that of the SHA-256 of the original pixels, which stands in for a random draw.
- A pixel of the result is the mean over the area that it covers (3.5 x 3.5 original pixels), rounded half up.

Needs only Python's standard library. Same input, same bytes; --check compares with what is there instead of writing.
"""

import argparse
import gzip
import hashlib
import io
import pathlib
import sys

SIDE, SMALL, CLASSES = 28, 8, 10
SPLITS = {"train": ("train", 1000), "validation": ("train", 600), "test": ("t10k", 600)}  # source, images a class
HOME = pathlib.Path(__file__).resolve().parent.parent
TARGET = HOME / "harness/training/src/main/resources/org/nasgauge/training/data"


def read_idx(path, magic, item):
    data = gzip.decompress(path.read_bytes())
    count = int.from_bytes(data[4:8], "big")
    header = 8 if magic == 2049 else 16
    if int.from_bytes(data[:4], "big") != magic or len(data) != header + count * item:
        sys.exit(f"{path}: not an IDX file of the expected kind (magic {magic}, {item} bytes an item)")
    return [data[header + i * item : header + (i + 1) * item] for i in range(count)]


def shrink(image):
    """Area average. On a grid of half pixels each result covers 7 x 7 of them, so the sums are whole numbers."""
    columns = [[x // 2 for x in range(7 * i, 7 * i + 7)] for i in range(SMALL)]
    rows = [image[y * SIDE : (y + 1) * SIDE] for y in range(SIDE)]
    across = [[sum(row[x] for x in cover) for cover in columns] for row in rows]
    return bytes((2 * sum(across[y][i] for y in cover) + 49) // 98 for cover in columns for i in range(SMALL))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path("/usr/share/datasets/fashion-mnist"))
    parser.add_argument("--target", type=pathlib.Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the files there differ")
    options = parser.parse_args()

    pools, seen, repeated = {}, set(), 0
    for source in ("train", "t10k"):
        images = read_idx(options.source / f"{source}-images-idx3-ubyte.gz", 2051, SIDE * SIDE)
        labels = read_idx(options.source / f"{source}-labels-idx1-ubyte.gz", 2049, 1)
        pool = pools[source] = [[] for _ in range(CLASSES)]
        for image, label in zip(images, labels):
            small = shrink(image)
            if image in seen or small in seen:
                repeated += 1
                continue
            seen.update((image, small))
            pool[label[0]].append((hashlib.sha256(image).digest(), small))
        for drawn in pool:
            drawn.sort(reverse=True)  # taken from the end

    content = io.BytesIO()
    facts = {
        "name": "Fashion-MNIST, area-averaged to 8x8, stratified subset",
        "source": "https://github.com/zalandoresearch/fashion-mnist",
        "licence": "MIT, Copyright (c) 2017 Zalando SE",
        "made-by": "scripts/make-fashion-mnist.py",
        "height": SMALL,
        "width": SMALL,
        "classes": CLASSES,
    }
    for split, (source, each) in SPLITS.items():
        taken = [pools[source][label].pop() for _ in range(each) for label in range(CLASSES)]
        facts[split] = len(taken)
        content.write(bytes(i % CLASSES for i in range(len(taken))))
        content.write(b"".join(small for _, small in taken))
    facts["sha256"] = hashlib.sha256(content.getvalue()).hexdigest()

    description = "".join(f"{key} = {value}\n" for key, value in facts.items())
    packed = options.target / "fashion-mnist-8x8.bin.gz"
    described = options.target / "fashion-mnist-8x8.properties"
    if options.check:
        same = (
            gzip.decompress(packed.read_bytes()) == content.getvalue()
            and described.read_text(encoding="utf-8") == description
        )
        sys.exit(0 if same else f"{options.target}: differs from what {options.source} gives")
    options.target.mkdir(parents=True, exist_ok=True)
    with open(packed, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as zipped:
        zipped.write(content.getvalue())
    described.write_text(description, encoding="utf-8")
    print(f"{packed}: {packed.stat().st_size:,} bytes, {repeated} repeated images left out\n{description}", end="")


if __name__ == "__main__":
    main()
