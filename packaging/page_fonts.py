"""Makes the fonts that exported web pages carry: the app's own, with the letters of European languages only.

Run it after the fonts in `resources/fonts` changed; it needs fonttools and brotli.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

_ROOT = Path(__file__).resolve().parents[1]
_FACES = (
    *("Literata_400Regular", "Literata_600SemiBold"),
    *("Inter_400Regular", "Inter_600SemiBold", "Inter_400Regular_Italic"),
)
_LETTERS = (
    "U+20-7E,U+A0-17F,U+192,U+218-21B,U+2BC,U+2C6-2DD,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,"
    "U+2032,U+2033,U+2039,U+203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265"
)


def main() -> None:
    for face in _FACES:
        source = _ROOT / "resources" / "fonts" / f"{face}.ttf"
        target = _ROOT / "resources" / "export" / "fonts" / f"{face}.woff2"
        subset.main(
            [
                str(source),
                f"--unicodes={_LETTERS}",
                "--layout-features=kern,liga,tnum,mark,ccmp,locl",
                "--flavor=woff2",
                "--no-hinting",
                f"--output-file={target}",
            ]
        )


if __name__ == "__main__":
    main()
