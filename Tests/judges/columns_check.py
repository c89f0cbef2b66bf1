"""Opens files of columns with NumPy, pandas, PyArrow, DuckDB and h5py, and holds them to the bit
against the figures in a JSON file, where a double stands as the 16 digits of its bits."""
import json
import struct
import sys

import duckdb
import h5py
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

folder, expected = sys.argv[1], json.load(open(sys.argv[2]))


def doubles(bits):
    return np.array([struct.unpack(">d", bytes.fromhex(b))[0] for b in bits], dtype=float)


def same(found, column, place):
    kind, values = column["kind"], column["values"]
    if kind == "double":
        right = doubles(values)
        found = np.asarray(found, dtype=float)
        assert found.shape == right.shape, (place, found.shape, right.shape)
        # Undefined is undefined; all else has the same bits, zeros with their sign.
        assert (np.isnan(found) == np.isnan(right)).all(), place
        defined = ~np.isnan(right)
        assert (found[defined].view(np.uint64) == right[defined].view(np.uint64)).all(), place
    elif kind == "integer":
        assert [int(v) for v in found] == [int(v) for v in values], place
    else:
        texts = [v.decode() if isinstance(v, bytes) else str(v) for v in found]
        assert texts == values, (place, texts[:3], values[:3])


with np.load(f"{folder}/set.npz", allow_pickle=False) as npz:
    assert set(npz.files) == (
        {t["name"] for t in expected["tables"]} | {m["name"] for m in expected["matrices"]}
        | {a["name"] for a in expected["attributes"]}), npz.files
    for table in expected["tables"]:
        frame = pd.DataFrame(npz[table["name"]])
        assert list(frame.columns) == [c["name"] for c in table["columns"]]
        assert len(frame) == table["rows"]
        for column in table["columns"]:
            same(frame[column["name"]].to_numpy(), column, ("npz", column["name"]))
    for matrix in expected["matrices"]:
        array = npz[matrix["name"]]
        assert array.shape == (matrix["rows"], matrix["columns"])
        same(array.reshape(-1), {"kind": "double", "values": matrix["values"]}, "npz matrix")
    for attribute in expected["attributes"]:
        assert str(npz[attribute["name"]]) == attribute["value"], attribute["name"]

with h5py.File(f"{folder}/set.h5", "r") as h5:
    for table in expected["tables"]:
        group = h5[table["name"]]
        assert set(group) == {c["name"] for c in table["columns"]}
        for column in table["columns"]:
            data = group[column["name"]]
            same(data[:], column, ("h5", column["name"]))
            assert data.attrs.get("unit") == column["unit"], column["name"]
    for matrix in expected["matrices"]:
        array = h5[matrix["name"]][:]
        assert array.shape == (matrix["rows"], matrix["columns"])
        same(array.reshape(-1), {"kind": "double", "values": matrix["values"]}, "h5 matrix")
    for attribute in expected["attributes"]:
        assert h5.attrs[attribute["name"]] == attribute["value"], attribute["name"]

for table in expected["tables"]:
    path = f"{folder}/{table['name']}.parquet"
    file = pq.ParquetFile(path)
    arrow = file.read()
    assert arrow.column_names == [c["name"] for c in table["columns"]]
    assert arrow.num_rows == table["rows"]
    for attribute in expected["attributes"]:
        assert file.schema_arrow.metadata[attribute["name"].encode()].decode() == attribute["value"]
    frame = pd.read_parquet(path)
    duck = duckdb.sql(f"select * from read_parquet('{path}')").fetchnumpy()
    readers = [("pandas", frame), ("duckdb", duck)]
    for column in table["columns"]:
        name = column["name"]
        found = arrow[name]
        if column["kind"] == "double":
            right = doubles(column["values"])
            # Undefined is null, not a number that is none.
            assert found.null_count == int(np.isnan(right).sum()), ("parquet", name)
            metadata = sum(
                file.metadata.row_group(g).column(file.schema_arrow.get_field_index(name))
                .statistics.null_count for g in range(file.num_row_groups))
            assert metadata == found.null_count, ("parquet", name, metadata)
        else:
            assert found.null_count == 0 and not file.schema_arrow.field(name).nullable
        same(found.to_pandas().to_numpy(), column, ("pyarrow", name))
        for reader, data in readers:
            values = data[name]
            if isinstance(values, np.ma.MaskedArray):
                values = values.filled(np.nan) if column["kind"] == "double" else values.data
            same(np.asarray(values), column, (reader, name))
print("agree")
