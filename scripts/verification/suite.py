"""Cases of the verification suite: figures computed here, with mpmath at 40 digits, apart from the product.

A case keeps what its source printed; `case` refuses one whose printed figures are not those computed.
"""
import decimal
import json

from mpmath import mp, mpf

mp.dps = 40

ROUNDINGS = {"abs": 0, "rel": 1.5e-14, "made_of": "64 roundings of a double, 2^-52 each"}
FUNCTIONS = {
    "abs": 1e-15, "rel": 2e-12,
    "made_of": "error of the special functions (normal, Student), some 1e-13, times the slope of the figure"}
QUADRATURE = {
    "abs": 1e-12, "rel": 1e-9, "made_of": "step of the product's own numerical integration, 1e-10"}
ROOTS = {
    "abs": 1e-13, "rel": 1e-11,
    "made_of": "64 roundings of the flows over the slope of the present value at the root"}
EXACT = {"abs": 0, "rel": 0, "made_of": "nothing: equal to the bit"}


def sampled(rel=1e-12):
    return {
        "abs": 0, "rel": rel, "se": 4,
        "made_of": "4 standard errors of the sample, and rounding for a figure without spread"}


def plain(value):
    """As JSON holds it: doubles, nearest to what was computed."""
    if isinstance(value, mpf):
        return float(value)
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return value


def check_printed(where, computed, printed):
    """Within one unit of the last digit printed: some sources round, some cut, some round on the way."""
    if isinstance(printed, (list, tuple)):
        assert len(printed) == len(computed), where
        for index, entry in enumerate(printed):
            if entry is not None:
                check_printed(f"{where}[{index}]", computed[index], entry)
        return
    unit = mpf(10) ** decimal.Decimal(printed).as_tuple().exponent
    assert abs(mpf(computed) - mpf(printed)) <= unit, (where, computed, printed)


class File:
    def __init__(self, name, description):
        self.name, self.description, self.cases = name, description, []

    def case(self, id, kind, source, inputs, expected, tolerance, printed=None, naive=None, notes=None):
        """`printed`: figures of the source as text, by field of `expected`."""
        status = "reproduced" if printed else "own"
        entry = {
            "id": id, "kind": kind, "source": source, "inputs": plain(inputs),
            "expected": plain(expected), "tolerance": tolerance, "status": status}
        for field, text in (printed or {}).items():
            check_printed(f"{self.name} {id} {field}", expected[field], text)
        if printed:
            entry["published"] = printed
        if naive:
            entry["naive"] = plain(naive)
        if notes:
            entry["notes"] = notes
        assert id not in [other["id"] for other in self.cases], id
        self.cases.append(entry)

    def text(self):
        head = {"set": self.name, "description": self.description, "schema_version": 1}
        lines = json.dumps(head, indent=2)[:-2] + ',\n  "cases": [\n'
        return lines + ",\n".join(self.entry(case) for case in self.cases) + "\n  ]\n}\n"

    @staticmethod
    def entry(case):
        """One member a line: readable, and a changed figure is a changed line."""
        members = (f'      "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in case.items())
        return "    {\n" + ",\n".join(members) + "\n    }"
