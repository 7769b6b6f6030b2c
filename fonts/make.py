#!/usr/bin/env python3
"""Makes the faces in this folder from their originals, to the byte. Needs: pip install fonttools==4.68.0

    python3 fonts/make.py ORIGINALS UNIHAN OUT [PART OF A FILE NAME]

ORIGINALS is a folder holding NotoSerifCJK-Regular.ttc, NotoSerifCJK-Bold.ttc, NotoSansCJK-Regular.ttc,
LXGWWenKai-Regular.ttf, FandolFang-Regular.otf, HanaMinB.ttf (README.md says where each is from); UNIHAN is
Unihan_OtherMappings.txt of Unicode 15, whose property kTGH is the 通用规范汉字表 (8,105 characters).
Patience: a collection of 65,535 glyphs takes some minutes.
"""

import array
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

TOLERANCE = 2  # of 1,024 units in an em: 0.01 mm at 三号, below what a 600 dpi printer can show
MADE = 3878713337  # the time stamp in rare.otf, in seconds since 1904
SYMBOLS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x2000, 0x20CF), (0x2100, 0x22FF), (0x2460, 0x265F),
    (0x2700, 0x27BF), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
]
IDEOGRAPHS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x31FFF)]
RARE = [(0x20000, 0x2EBEF)]


def spread(ranges):
    return {c for low, high in ranges for c in range(low, high + 1)}


def decodable(encoding, rows, cells):
    found = set()
    for row in rows:
        for cell in cells:
            try:
                found.update(map(ord, bytes([row, cell]).decode(encoding)))
            except UnicodeDecodeError:
                pass
    return found - spread([(0xE000, 0xF8FF)])


def standard_table(unihan):
    """通用规范汉字表, from the kTGH property."""
    lines = Path(unihan).read_text(encoding="utf-8").splitlines()
    table = {int(f[0][2:], 16) for f in (line.split("\t") for line in lines) if len(f) == 3 and f[1] == "kTGH"}
    assert len(table) == 8105, len(table)
    return table


def cut(source, number, wanted, features=("kern", "liga", "vert", "halt", "locl", "ccmp")):
    options = subset.Options()
    options.font_number = number
    options.hinting = False
    options.layout_features = list(features)
    options.name_IDs = ["*"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def renamed(font, family, path):
    """The original of 楷体 reserves its names, and a subset is a modified version: it carries a name of its own."""
    font.save(path)
    font = TTFont(path, recalcTimestamp=False)
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 7, 13, 14) and n.langID == 0x409]
    post = family.replace(" ", "") + "-Regular"
    version = "Version 1.250; subset"
    for id, text in ((1, family), (2, "Regular"), (3, post), (4, family), (5, version), (6, post)):
        names.setName(text, id, 3, 1, 0x409)
    return font


def thinned(points):
    """Douglas and Peucker on a closed polygon: the corners to keep, the others being nearer than TOLERANCE to a line."""
    if len(points) < 4:
        return list(range(len(points)))
    start = points[0]
    far = max(range(len(points)), key=lambda i: (points[i][0] - start[0]) ** 2 + (points[i][1] - start[1]) ** 2)
    ring, kept, work = points + [start], {0, far}, [(0, far), (far, len(points))]
    while work:
        a, b = work.pop()
        (x0, y0), (x1, y1) = ring[a], ring[b]
        dx, dy = x1 - x0, y1 - y0
        length, worst, at = dx * dx + dy * dy, -1.0, -1
        for i in range(a + 1, b):
            x, y = ring[i]
            off = (x - x0) ** 2 + (y - y0) ** 2 if length == 0 else (dx * (y - y0) - dy * (x - x0)) ** 2 / length
            if off > worst:
                worst, at = off, i
        if worst > TOLERANCE**2:
            kept.add(at)
            work += [(a, at), (at, b)]
    return sorted(i for i in kept if i < len(points))


def rare(source, have):
    """The ideographs no other face has. HanaMinB draws with polygons of many needless corners."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "BASE", "GDEF", "GSUB", "vhea", "vmtx", "gasp", "post"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for c in font.getBestCmap() if c in spread(RARE) and c not in have])
    cutter.subset(font)
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite() or glyph.numberOfContours <= 0:
            continue
        points, ends, first = [], [], 0
        corners = list(glyph.coordinates)
        for end in glyph.endPtsOfContours:
            ring = corners[first : end + 1]
            first = end + 1
            kept = thinned(ring)
            if len(kept) > 2:
                points += [ring[i] for i in kept]
                ends.append(len(points) - 1)
        glyph.coordinates, glyph.endPtsOfContours = GlyphCoordinates(points), ends
        glyph.numberOfContours = len(ends)
        glyph.flags = array.array("B", [1] * len(points))
        glyph.recalcBounds(glyf)
    font["head"].modified = MADE
    return font


def main(originals, unihan, out, only=""):
    originals, out = Path(originals), Path(out)
    table = standard_table(unihan)
    low, high = range(0x40, 0xFF), range(0xA1, 0xFF)
    usual = table | decodable("gb2312", range(0xA1, 0xF8), high) | spread(SYMBOLS)
    wide = table | decodable("gbk", range(0x81, 0xFF), low) | spread(SYMBOLS) | spread(IDEOGRAPHS)
    simplified = 2  # in Noto's collections: JP, KR, SC, TC, HK
    regular, bold = originals / "NotoSerifCJK-Regular.ttc", originals / "NotoSerifCJK-Bold.ttc"
    sans, kai, hana = (originals / f for f in ("NotoSansCJK-Regular.ttc", "LXGWWenKai-Regular.ttf", "HanaMinB.ttf"))
    have = set(TTFont(regular, fontNumber=simplified).getBestCmap()) & wide
    assert table <= have
    plan = {
        "songti.otf": lambda path: cut(regular, simplified, wide),
        "xiaobiaosong.otf": lambda path: cut(bold, simplified, usual),
        "heiti.otf": lambda path: cut(sans, simplified, usual),
        "kaiti.ttf": lambda path: renamed(cut(kai, 0, usual), "Fadu Kai", path),
        "rare.otf": lambda path: rare(hana, have),
    }
    for name, make in plan.items():
        if only in name:
            make(out / name).save(out / name, reorderTables=True if name == "rare.otf" else None)
            print(name, (out / name).stat().st_size, flush=True)
    fang = (originals / "FandolFang-Regular.otf").read_bytes()
    (out / "fangsong-fandol.otf").write_bytes(fang)  # shipped whole, not modified


if __name__ == "__main__":
    main(*sys.argv[1:])
