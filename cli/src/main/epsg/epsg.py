#!/usr/bin/env python3
"""Writes the definitions of EPSG's projected coordinate reference systems, which `--crs` looks codes up in.

    cli/src/main/epsg/epsg.py        # needs pyproj; writes to cli/src/main/resources

A line is a code, a blank, and its definition as PROJ writes it as PROJJSON, without what a reader of
coordinates has no use for: scope, area and extent."""

import gzip
import json
import pathlib

import pyproj
from pyproj.database import get_database_metadata, query_crs_info
from pyproj.enums import PJType

TARGET = pathlib.Path(__file__).resolve().parents[1] / "resources/dev/stratus/cli/epsg.txt.gz"


def definition(code):
    whole = json.loads(pyproj.CRS.from_epsg(code).to_json())
    kept = {key: whole[key] for key in whole if key not in ("scope", "area", "bbox", "usages", "remarks")}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)


def main():
    systems = query_crs_info(auth_name="EPSG", pj_types=PJType.PROJECTED_CRS, allow_deprecated=False)
    codes = sorted(int(system.code) for system in systems)
    lines = [f"{code} {definition(code)}\n" for code in codes]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with open(TARGET, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        packed.write("".join(lines).encode())
    print(f"{len(codes)} systems ({codes[0]} to {codes[-1]}), EPSG {get_database_metadata('EPSG.VERSION')},"
          f" PROJ {pyproj.proj_version_str}, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
