"""Makes samples/NN_name.pdf from bench/samples/NN_name.typ; the same source gives the same bytes.

Only the fonts inside typst are used, so a machine's own fonts change nothing.
`python bench/samples/build.py [NN …]` builds all samples, or those whose name starts so.
"""

import sys
from pathlib import Path

import typst

SOURCES = Path(__file__).resolve().parent
SAMPLES = SOURCES.parents[1] / "samples"
STAMP = 1_795_478_400  # the PDF's creation time: 2026-11-24T00:00:00Z


def sources() -> tuple[Path, ...]:
    """The typst source of each sample, in order."""
    return tuple(sorted(SOURCES.glob("[0-9][0-9]_*.typ")))


def build(source: Path) -> bytes:
    """The PDF of one sample."""
    pdf = typst.compile(source, root=SOURCES, ignore_system_fonts=True, timestamp=STAMP, pdf_tags=False)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave several files where one PDF was asked for")
    return pdf


def main(wanted: list[str]) -> None:
    """Writes the samples whose names start with one of the words; all of them without a word."""
    for source in sources():
        if wanted and not source.stem.startswith(tuple(wanted)):
            continue
        pdf = build(source)
        (SAMPLES / f"{source.stem}.pdf").write_bytes(pdf)
        print(f"{source.stem}.pdf  {len(pdf):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
