"""Writes stdlib-lua/verification, or with --check says which of its files differ from what it would write.

Needs mpmath (scripts/requirements-test.txt): python scripts/verification/write.py [--check]
"""
import pathlib
import sys

import contracts
import credit
import draws
import engine
import exits
import funds
import paper
import payoffs
import prices
import returns
import tails
import waterfalls

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "stdlib-lua" / "verification"
MODULES = (draws, returns, waterfalls, credit, prices, payoffs, exits, tails, contracts, engine, paper)


def main():
    texts = funds.files()
    for module in MODULES:
        file = module.build()
        texts[file.name + ".json"] = file.text()
    differ = []
    for name, text in texts.items():
        path = FOLDER / name
        if path.exists() and path.read_text() == text:
            continue
        differ.append(name)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    for name in differ:
        print(("differs: " if "--check" in sys.argv else "wrote ") + name)
    return 1 if differ and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
