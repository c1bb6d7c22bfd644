"""What a citation needs and the transcript does not say: asked once for each show, the result in sight."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.citation import STYLE_NAMES, Said, Style, copied
from earmark.model.cited_work import Work, date_of, names_in_words, names_of
from earmark.model.plain import plain_name
from earmark.storage.shows import LONGEST, EpisodeFacts, ShowFacts, with_facts

_SIZE = (620, 596)
_COLUMNS = 4
_STYLES = (Style.APA, Style.CHICAGO)
_BAD_DATE = "Write the date as 2023-10-24."


@dataclass(frozen=True, slots=True)
class CitationSubject:
    """What is cited: the episode as its transcript says, what was given before, and a quote to show.

    `of_episode`: it is about an episode, not about a show as such. `verb` is
    what the button says.
    """

    work: Work
    facts: ShowFacts
    said: Said
    of_episode: bool = True
    verb: str = "Save"
    style: Style = Style.APA


class CitationDialog(DialogCard):
    """Tells what was given when it is agreed to; `skipped` when it is let go."""

    given = Signal(object)  # ShowFacts

    def __init__(self, theme: Theme, window: QWidget, subject: CitationSubject) -> None:
        super().__init__(theme, window, "Citation details", _SIZE)
        self._subject = subject
        facts = subject.facts
        own = facts.episodes.get(plain_name(subject.work.title), EpisodeFacts())
        self.hosts = _field(
            "Hosts", names_in_words(facts.hosts or subject.work.hosts), "Krohn, Jon; Quill, Ada"
        )
        self.publisher = _field("Publisher", facts.publisher, "Who makes the show")
        self.show_address = _field("Address of the show", facts.address, "https://")
        self.season = _field("Season", own.season, "")
        self.number = _field("Number", own.number or subject.work.number, "")
        self.date = _field("Date", own.date or subject.work.date, "2023-10-24")
        self.address = _field("Address of the episode", own.address, "https://")
        self._trouble = ThemedLabel(theme, "", fonts.sans(12), "status.error")
        self.styles = SegmentedControl(theme, "Preview", tuple(STYLE_NAMES[style] for style in _STYLES))
        self.styles.setFixedWidth(180)
        self.styles.show_chosen(_STYLES.index(subject.style) if subject.style in _STYLES else 0)
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.RichText)
        self.preview.setFont(fonts.serif(15))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.skip = QPushButton("Skip" if subject.verb != "Save" else "Cancel")
        self.skip.setProperty("kind", "ghost")
        self.skip.setAutoDefault(False)
        self._lay_out(theme)
        self._connect()
        self._renew()

    @property
    def facts(self) -> ShowFacts:
        """What the fields say now."""
        subject = self._subject
        facts = replace(
            subject.facts,
            hosts=names_of(self.hosts.text()),
            publisher=plain_name(self.publisher.text()),
            address=plain_name(self.show_address.text()),
        )
        if not subject.of_episode:
            return facts
        number, date = plain_name(self.number.text()), date_of(self.date.text()) or ""
        own = EpisodeFacts(
            season=plain_name(self.season.text()),
            number=number if number != subject.work.number else "",
            date=date if date != subject.work.date else "",
            address=plain_name(self.address.text()),
        )
        return facts.with_episode(plain_name(subject.work.title), own)

    def open(self) -> None:
        super().open()
        self.hosts.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _renew(self) -> None:
        """Show how it would be cited."""
        trouble = _BAD_DATE if date_of(self.date.text()) is None else ""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.foot.done.setEnabled(not trouble)
        work = with_facts(self._subject.work, self.facts)
        copy = copied(_STYLES[self.styles.index], self._subject.said, work)
        self.preview.setText(copy.html)
        self.preview.setAccessibleName(copy.text)

    @Slot()
    def _agree(self) -> None:
        self.given.emit(self.facts)
        self.accept()

    def _lay_out(self, theme: Theme) -> None:
        whose = self._subject.work.show or "this show"
        words = f"Asked once for {whose}. What you leave empty is left out."
        intro = ThemedLabel(theme, words, fonts.sans(13), "text.secondary")
        intro.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column_number in range(_COLUMNS):
            grid.setColumnStretch(column_number, 1)
        _place(grid, theme, self.hosts, 0, 0, 4)
        _place(grid, theme, self.publisher, 1, 0, 2)
        _place(grid, theme, self.show_address, 1, 2, 2)
        if self._subject.of_episode:
            _place(grid, theme, self.season, 2, 0, 1)
            _place(grid, theme, self.number, 2, 1, 1)
            _place(grid, theme, self.date, 2, 2, 2)
            _place(grid, theme, self.address, 3, 0, 4)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addLayout(grid)
        column.addWidget(self._trouble)
        column.addWidget(self.styles)
        column.addWidget(self.preview, 1)
        self.body.addWidget(see_through_scroll_area(content))  # it scrolls in low windows only
        self.foot.row.insertWidget(1, self.skip)
        self.foot.done.setText(self._subject.verb)

    def _connect(self) -> None:
        for field in (self.hosts, self.publisher, self.show_address, self.season, self.number, self.date):
            field.textChanged.connect(self._renew)
        self.address.textChanged.connect(self._renew)
        self.styles.chosen.connect(self._renew)
        self.skip.clicked.connect(self.reject)
        self.close_button.clicked.disconnect(self.accept)
        self.close_button.clicked.connect(self.reject)
        self.foot.done.clicked.disconnect(self.accept)
        self.foot.done.clicked.connect(self._agree)


def _field(name: str, text: str, hint: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(LONGEST)
    field.setCursorPosition(0)
    return field


def _place(grid: QGridLayout, theme: Theme, field: QLineEdit, row: int, column: int, wide: int) -> None:
    """Put *field* with its name above it into a row of *grid*, *wide* columns wide."""
    label = ThemedLabel(theme, field.accessibleName(), fonts.sans(12, 500), "text.secondary")
    label.setContentsMargins(0, 6 if row else 0, 0, 0)
    grid.addWidget(label, 2 * row, column, 1, wide)
    grid.addWidget(field, 2 * row + 1, column, 1, wide)
