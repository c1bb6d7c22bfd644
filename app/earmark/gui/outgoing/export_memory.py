"""What was chosen in the export dialog, kept in the settings."""

from __future__ import annotations

from earmark.exporters.quotes.options import CITED, PARTS, Group, Options
from earmark.gui.dialogs.export.export_choice import ExportChoice, Which
from earmark.gui.settings import Settings


def remembered(settings: Settings) -> ExportChoice:
    """Return what was chosen last."""
    parts = settings.export_without.split()
    cite = next((style for style in CITED if style.value == settings.export_cite), None)
    options = Options.without(
        (part for part in parts if part in PARTS),
        whole_sentences=settings.export_sentences,
        cite=cite,
        group=Group(settings.export_group),
    )
    which = Which.SHOWN if settings.export_shown else Which.ALL
    return ExportChoice(
        settings.export_format,
        which,
        options,
        clips=settings.export_clips,
        sound=settings.export_sound,
        kind=settings.clip_kind,
    )


def remember(settings: Settings, choice: ExportChoice) -> None:
    """Keep *choice* for the next time. That some quotes were selected is true only once."""
    settings.export_format = choice.format
    if choice.which is not Which.SELECTED:
        settings.export_shown = choice.which is Which.SHOWN
    settings.export_without = " ".join(choice.options.left_out)
    settings.export_sentences = choice.options.whole_sentences
    settings.export_cite = choice.options.cite.value if choice.options.cite else ""
    settings.export_group = choice.options.group.value
    settings.export_clips = choice.clips
    settings.export_sound = choice.sound
    settings.clip_kind = choice.kind
