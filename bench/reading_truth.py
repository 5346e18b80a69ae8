"""Precision and recall of the facts read from the samples, against their truths.

`python -m bench.reading_truth [--all]`: with --all every fact that is wrong or missing is named, by path only.
"""

import hashlib
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from models.fact import FactValue, ValueKind, fact_type, facts_from_toml
from tasks.reading import read_document

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ALIKE = 0.97  # of a long text; a short one must be the same


class Score(NamedTuple):
    """Facts right, made up or wrong, and missing."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """The share of what stands there that was read rightly."""
        return len(self.right) / max(len(self.right) + len(self.missing), 1)


def same(path: str, read: FactValue | None, true: FactValue) -> bool:
    """True where the value read is the true one; of codes, all of them."""
    if fact_type(path).kind is not ValueKind.TEXT:
        return set(read) == set(true) if isinstance(read, tuple) and isinstance(true, tuple) else read == true
    one, two = (re.sub(r"\s+", " ", str(v)).strip(" .") for v in (read, true))
    return one == two or (len(two) > 80 and SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE)


def score(read: dict[str, FactValue | None], true: dict[str, FactValue]) -> Score:
    """What was read held against the truth, path by path."""
    right = tuple(p for p, v in true.items() if p in read and same(p, read[p], v))
    return Score(
        right=right,
        wrong=tuple(p for p in read if p not in right),
        missing=tuple(p for p in true if p not in right),
    )


def score_of(pdf: Path) -> Score:
    """The score of one sample beside its truth."""
    data = pdf.read_bytes()
    document = read_document(data, hashlib.sha256(data).hexdigest())
    true = facts_from_toml(pdf.with_suffix(".toml").read_text(encoding="utf-8"))
    return score({fact.path: fact.value for fact in document.facts}, true)


def main() -> None:
    """Prints a line a sample and one for all."""
    scores = {pdf.stem: score_of(pdf) for pdf in sorted(SAMPLES.glob("*.pdf"))}
    for name, one in scores.items():
        print(f"{name:34} precision {one.precision:.3f}  recall {one.recall:.3f}  facts {len(one.right)}")
        if "--all" in sys.argv:
            print("   wrong:  ", ", ".join(one.wrong) or "-")
            print("   missing:", ", ".join(one.missing) or "-")
    whole = Score(*(tuple(p for s in scores.values() for p in s[i]) for i in range(3)))
    print(f"{'all':34} precision {whole.precision:.3f}  recall {whole.recall:.3f}  facts {len(whole.right)}")


if __name__ == "__main__":
    main()
