"""Judge configurations by the JSON Schema, with an independent validator.

Usage: schema_check.py SCHEMA FOLDER

FOLDER/good/*.json must pass and FOLDER/bad/*.json must fail. Prints what disagrees and a summary;
the exit status is 0 when all agree, 1 when not, 2 when there was nothing to check.
"""

import json
import pathlib
import sys

import jsonschema


def main(schema_file: str, folder: str) -> int:
    schema = json.loads(pathlib.Path(schema_file).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    counts = {"good": 0, "bad": 0}
    wrong = 0
    for kind in counts:
        for file in sorted(pathlib.Path(folder, kind).glob("*.json")):
            counts[kind] += 1
            error = jsonschema.exceptions.best_match(
                validator.iter_errors(json.loads(file.read_text()))
            )
            if (error is None) != (kind == "good"):
                wrong += 1
                verdict = "passes" if error is None else f"fails: {error.json_path} {error.message}"
                print(f"{kind}/{file.name} {verdict[:300]}")
    print(f"{counts['good']} good, {counts['bad']} bad, {wrong} disagree")
    if 0 in counts.values():
        return 2
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
