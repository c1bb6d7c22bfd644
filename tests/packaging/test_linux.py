"""The desktop file, the MIME types and the AppStream metainfo agree with what Earmark reads."""

from __future__ import annotations

import configparser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from earmark import __version__
from earmark.importers import transcript_suffixes

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "linux"
SYSTEM = Path("/usr/share/mime/globs2")
NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"
KNOWN = {
    ".pdf": {"application/pdf"},
    ".vtt": {"text/vtt"},
    ".srt": {"application/x-subrip"},
    ".ass": {"text/x-ssa"},
    ".ssa": {"text/x-ssa"},
    ".sub": {"text/x-microdvd", "text/x-mpsub", "text/x-subviewer"},
    ".xml": {"application/xml"},
    ".smi": {"application/x-sami", "application/smil+xml"},
    ".sami": {"application/x-sami"},
    ".json": {"application/json"},
    ".html": {"text/html", "application/xhtml+xml"},
    ".htm": {"text/html", "application/xhtml+xml"},
    ".xhtml": {"application/xhtml+xml"},
    ".mhtml": {"application/x-mimearchive"},
    ".mht": {"application/x-mimearchive"},
    ".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    ".docm": {"application/vnd.ms-word.document.macroEnabled.12"},
    ".dotx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.template"},
    ".odt": {"application/vnd.oasis.opendocument.text"},
    ".ott": {"application/vnd.oasis.opendocument.text-template"},
    ".rtf": {"application/rtf"},
    ".txt": {"text/plain"},
    ".md": {"text/markdown"},
    ".markdown": {"text/markdown"},
    ".csv": {"text/csv"},
    ".tsv": {"text/tab-separated-values"},
}
"""The types that shared-mime-info has for our kinds of files; the others are in our own file."""


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(FOLDER / "earmark.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def listed() -> list[str]:
    """Return the types that the desktop file names."""
    return [name for name in entry()["MimeType"].split(";") if name]


def own() -> dict[str, set[str]]:
    """Return the types that our own file adds, by suffix."""
    types: dict[str, set[str]] = {}
    for kind in ElementTree.parse(FOLDER / "earmark-mime.xml").getroot():
        for glob in kind.iter(f"{NAMESPACE}glob"):
            types.setdefault(glob.attrib["pattern"].removeprefix("*"), set()).add(kind.attrib["type"])
    return types


def test_every_kind_that_is_read_has_a_type_and_the_desktop_file_names_it() -> None:
    types = {**KNOWN, **own()}
    missing = [suffix for suffix in transcript_suffixes() if suffix not in types]
    assert not missing, "add these to packaging/linux/earmark.desktop, and earmark-mime.xml if they are new"
    assert set().union(*(types[suffix] for suffix in transcript_suffixes())) == set(listed())
    assert len(listed()) == len(set(listed()))


def test_our_own_types_are_only_for_files_that_are_read_and_that_the_system_does_not_know() -> None:
    assert set(own()) <= set(transcript_suffixes())
    assert not set(own()) & set(KNOWN)


@pytest.mark.skipif(not SYSTEM.exists(), reason="no shared-mime-info here")
def test_the_system_knows_the_types_that_are_not_our_own() -> None:
    globs = {tuple(line.split(":")[1:3]) for line in SYSTEM.read_text().splitlines() if line[:1] != "#"}
    for suffix, types in KNOWN.items():
        for kind in types:
            assert (kind, f"*{suffix}") in globs


def test_double_clicked_files_reach_the_program() -> None:
    assert entry()["Exec"] == "earmark %F"
    assert entry()["Terminal"] == "false"
    assert entry()["Categories"].endswith(";")


def test_the_metainfo_knows_this_version_and_the_desktop_file() -> None:
    root = ElementTree.parse(FOLDER / "app.earmark.Earmark.metainfo.xml").getroot()
    releases = [release.attrib["version"] for release in root.iter("release")]
    assert releases[0] == __version__
    assert root.findtext("launchable") == "earmark.desktop"
    assert root.findtext("project_license") == "MIT"
