"""The verbs of marking on several quotes, chosen in the panel: each is one step to take back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from earmark.gui.at_hand import AtHand
from earmark.gui.episode_page import EpisodePage
from earmark.model import several
from earmark.model.annotations import Annotations, Highlight
from earmark.model.quotes import BOOKMARK_WORDS
from earmark.storage.timestamps import utc_now


class Choosing(QObject):
    """While several are chosen in the panel, none stands out in the text; what stands out is chosen there."""

    def __init__(self, page: EpisodePage, at_hand: AtHand) -> None:
        super().__init__(at_hand)
        self._page = page
        self._at_hand = at_hand
        chosen = page.panel.several
        chosen.changed.connect(self._follow_panel)
        chosen.recolored.connect(self._recolor)
        chosen.tagged.connect(self._tag)
        chosen.untagged.connect(self._untag)
        chosen.copied.connect(self._copy)
        chosen.cited.connect(self._cite)
        chosen.deleted.connect(self._delete)
        at_hand.chosen_changed.connect(self._follow_text)

    @Slot(object)
    def _follow_panel(self, choice: tuple[str, ...]) -> None:
        if len(choice) > 1:
            self._page.selection_toolbar.dismiss()
            self._at_hand.choose(None)

    @Slot(object)
    def _follow_text(self, highlight_id: str | None) -> None:
        """Let go in the panel what was let go in the text; what is done in the panel is its own matter."""
        panel = self._page.panel
        if highlight_id is None and len(panel.several.ids) == 1 and not panel.has_focus:
            panel.select(None)

    @Slot(object, str)
    def _recolor(self, ids: tuple[str, ...], color: str) -> None:
        after = several.recolor(self._at_hand.annotations, ids, color, utc_now())
        self._edit(f"Recolor {_counted(ids)}", after)

    @Slot(object, object)
    def _tag(self, ids: tuple[str, ...], tags: tuple[str, ...]) -> None:
        after = several.add_tags(self._at_hand.annotations, ids, tags, utc_now())
        self._edit(f"Tag {_counted(ids)}", after)

    @Slot(object, object)
    def _untag(self, ids: tuple[str, ...], tags: tuple[str, ...]) -> None:
        after = several.remove_tags(self._at_hand.annotations, ids, tags, utc_now())
        self._edit(f"Untag {_counted(ids)}", after)

    @Slot(object)
    def _delete(self, ids: tuple[str, ...]) -> None:
        if self._edit(f"Delete {_counted(ids)}", several.delete(self._at_hand.annotations, ids)):
            self._at_hand.tell(f"{_counted(ids)} deleted", undo=True)

    @Slot(object)
    def _copy(self, ids: tuple[str, ...]) -> None:
        QApplication.clipboard().setText("\n\n".join(map(_words, self._marks(ids))))
        self._at_hand.tell(f"Text of {_counted(ids)} copied")

    @Slot(object)
    def _cite(self, ids: tuple[str, ...]) -> None:
        self._at_hand.citation_wished.emit(tuple(self._marks(ids)))

    def _marks(self, ids: Iterable[str]) -> Iterable[Highlight]:
        """Return the quotes in the order of *ids*, as they stand in the panel."""
        known = {mark.id: mark for mark in self._at_hand.annotations.highlights}
        return (known[mark_id] for mark_id in ids if mark_id in known)

    def _edit(self, name: str, after: Annotations) -> bool:
        return after is not self._at_hand.annotations and self._at_hand.edit(name, after)


def _counted(ids: tuple[str, ...]) -> str:
    return f"{len(ids)} quotes"


def _words(mark: Highlight) -> str:
    return BOOKMARK_WORDS if mark.is_bookmark else mark.quote.exact
