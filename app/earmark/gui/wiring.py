"""Which action does what, and what the settings change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from earmark.gui.actions import TABLE, Actions
from earmark.gui.all_quotes import AllQuotes
from earmark.gui.dialogs.questions import Dialogs
from earmark.gui.importing import Importing
from earmark.gui.look.theme import Theme, tokens
from earmark.gui.lost.lost_quotes import LostQuotes
from earmark.gui.main_window import MainWindow
from earmark.gui.mending.reviewing import Reviewing
from earmark.gui.mending.speaking import Speaking
from earmark.gui.outgoing.citing import Citing
from earmark.gui.outgoing.clipping import Clipping
from earmark.gui.outgoing.export_link import ExportLink
from earmark.gui.outgoing.saving import Saving
from earmark.gui.program import Program
from earmark.gui.settings import Settings
from earmark.gui.transcript.follow import FollowState
from earmark.gui.workspace import Workspace
from earmark.model.annotations import COLORS
from earmark.model.citation import Style
from earmark.model.filters import Order

TEXT_STEP = 1
SMALLEST_TEXT, LARGEST_TEXT = tokens()["type"]["scale"]["transcript"]["range"]
_ALWAYS = {
    "open",
    "open_folder",
    "all_quotes",
    "settings",
    "quit",
    "menu",
    "shortcuts",
    "about",
    "larger",
    "smaller",
    "normal_size",
}

_ON_EVERY_PAGE = ("Playback", "Help")
"""Groups whose actions go on while the page of all quotes covers the episode."""

_STRETCHING = ("end_later", "end_earlier", "start_later", "start_earlier")


class Wiring(QObject):
    """Connects the actions of the window with the verbs of its parts, and both with the settings."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, program: Program, dialogs: Dialogs,
        speaking: Speaking, reviewing: Reviewing, settings: Settings, theme: Theme,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._speaking, self._reviewing = speaking, reviewing
        self._window, self._workspace = window, workspace
        self._settings, self._theme = settings, theme
        self._saving = Saving(window, workspace)
        self._lost_quotes = LostQuotes(window, theme, workspace)
        self._clipping = Clipping(window, workspace, settings)
        self._all_quotes = AllQuotes(window, theme, workspace, program)
        self._citing = Citing(window, theme, workspace, settings)
        self._exporting = ExportLink(window, theme, workspace, settings, self._citing)
        dialogs.show_details_requested.connect(self._citing.edit_show)
        self._importing = Importing(window, workspace)
        program.quotes_dropped.connect(self._importing.take)
        self._connect_verbs(window.verbs, program, dialogs)
        self._connect_settings()
        workspace.opened.connect(self._show_open)
        workspace.closed.connect(self._show_closed)
        self._all_quotes.seen.connect(self._show_all_quotes)
        self._enable(False)
        self.apply_all()

    def apply_all(self) -> None:
        """Bring every setting to where it is seen."""
        for name in (
            "theme",
            "text_size",
            "measure",
            "word_box_always",
            "rewind_ms",
            "note_pauses",
            "single_keys",
        ):
            self._apply(name)
        self._window.page.panel.show_order(Order(self._settings.order))
        for name in ("color_names", "default_tags"):
            self._apply(name)
        self._theme.reduce_motion(self._settings.reduced_motion)
        self._workspace.playback.set_rate(self._settings.rate)
        self._workspace.playback.set_volume(self._settings.volume)
        self._workspace.follow.switch(self._settings.follow)

    def _connect_verbs(self, verbs: Actions, program: Program, dialogs: Dialogs) -> None:
        work, page, window = self._workspace, self._window.page, self._window
        marking, playback, finding = work.marking, work.playback, work.finding
        slots: dict[str, Callable[[], object]] = {
            "open": program.choose_transcript,
            "open_folder": program.choose_folder,
            "link_audio": program.choose_audio,
            "save_as": self._saving.ask,
            "import_quotes": self._importing.ask,
            "export": self._exporting.open,
            "copy_all": marking.copy_all,
            "review": self._reviewing.open,
            "settings": dialogs.show_settings,
            "start": program.show_start,
            "quit": window.close,
            "undo": marking.undo,
            "redo": marking.redo,
            "find": finding.open,
            "find_next": finding.next,
            "find_previous": finding.previous,
            "go_to_time": program.ask_time,
            "fix_words": work.correcting.fix_selection,
            "change_speaker": work.correcting.ask_speaker_here,
            "set_time": work.correcting.ask_time_here,
            "split_turn": work.correcting.split_here,
            "join_turns": work.correcting.join_here,
            "put_back": work.correcting.put_back_selection,
            "speakers": self._speaking.open,
            "keep": marking.keep_in_last_color,
            "keep_turn": marking.keep_present_turn,
            "bookmark": work.bookmarking.toggle,
            "next_mark": work.stepping.next,
            "previous_mark": work.stepping.previous,
            "end_later": work.stretching.end_later,
            "end_earlier": work.stretching.end_earlier,
            "start_later": work.stretching.start_later,
            "start_earlier": work.stretching.start_earlier,
            "note": marking.note,
            "tag": marking.tag,
            "copy_quote": self._citing.copy_meant,
            "citation_details": self._citing.edit_details,
            "clip": self._clipping.ask,
            "play_quote": marking.play,
            "review_places": self._lost_quotes.review,
            "remove": marking.remove,
            "all_quotes": self._all_quotes.open,
            "play_pause": playback.play_pause,
            "back_10": partial(playback.skip, -10_000),
            "forward_10": partial(playback.skip, 10_000),
            "back_5": partial(playback.skip, -5_000),
            "forward_5": partial(playback.skip, 5_000),
            "back_1": partial(playback.skip, -1_000),
            "forward_1": partial(playback.skip, 1_000),
            "previous_turn": playback.previous_turn,
            "next_turn": playback.next_turn,
            "previous_same": playback.previous_same,
            "next_same": playback.next_same,
            "replay_turn": playback.replay_turn,
            "replay_last": playback.replay_last,
            "slower": playback.slower,
            "faster": playback.faster,
            "normal_speed": playback.normal_speed,
            "loop_from": playback.loop_from,
            "loop_to": playback.loop_to,
            "loop_clear": playback.clear_loop,
            "skip_sponsor": work.listening.skip_sponsor,
            "mute": playback.toggle_mute,
            "quieter": playback.quieter,
            "louder": playback.louder,
            "follow": work.follow.press_key,
            "back": work.history.back,
            "forward": work.history.forward,
            "contents": page.panes.toggle_left,
            "annotations": page.panes.toggle_right,
            "next_pane": window.focus_next_pane,
            "previous_pane": window.focus_previous_pane,
            "caret": self._toggle_caret,
            "larger": partial(self._resize_text, TEXT_STEP),
            "smaller": partial(self._resize_text, -TEXT_STEP),
            "normal_size": self._reset_text,
            "menu": page.toolbar.open_menu,
            "shortcuts": dialogs.show_shortcuts,
            "about": dialogs.show_about,
        }
        slots |= {f"copy_as_{style.value}": partial(self._citing.copy_meant_as, style) for style in Style}
        slots |= {f"keep_{color}": partial(marking.keep, color) for color in COLORS}
        for name, slot in slots.items():
            _Verb(verbs[name], slot)

    def _connect_settings(self) -> None:
        work, toolbar, settings = self._workspace, self._window.page.toolbar, self._settings
        settings.changed.connect(self._apply)
        self._theme.changed.connect(self._show_reading)
        toolbar.theme_chosen.connect(partial(setattr, settings, "theme"))
        toolbar.text_size_chosen.connect(partial(setattr, settings, "text_size"))
        toolbar.measure_chosen.connect(partial(setattr, settings, "measure"))
        self._window.page.panel.order_changed.connect(partial(setattr, settings, "order"))
        work.marking.color_used.connect(partial(setattr, settings, "last_color"))
        self._clipping.reason_changed.connect(self._allow_clipping)
        work.playback.rate_changed.connect(partial(setattr, settings, "rate"))
        work.playback.volume_changed.connect(self._keep_volume)
        work.follow.state_changed.connect(self._keep_follow)
        self._window.page.view.zoom_requested.connect(self._resize_text)
        view = self._window.page.view
        view.caret_mode_changed.connect(self._window.verbs["caret"].setChecked)
        view.caret_mode_changed.connect(self._allow_stretching)
        view.selection_changed.connect(self._allow_stretching)
        work.marking.at_hand.chosen_changed.connect(self._allow_stretching)

    @Slot(str)
    def _apply(self, name: str) -> None:
        """Bring the setting *name* to where it is seen."""
        settings, view = self._settings, self._window.page.view
        match name:
            case "theme":
                self._theme.show(settings.theme)
            case "text_size":
                view.set_text_size(settings.text_size)
            case "measure":
                view.set_measure(settings.measure)
            case "word_box_always":
                view.set_word_box_always(settings.word_box_always)
            case "rewind_ms":
                self._workspace.playback.rewind_ms = settings.rewind_ms
            case "audio_backend":
                self._workspace.sound.reopen()
            case "color_names":
                self._theme.name_markers(settings.color_names)
            case "default_tags":
                self._workspace.marking.use_tags(tuple(settings.default_tags.split(",")))
            case "note_pauses":
                self._workspace.note_pause.is_on = settings.note_pauses
            case "last_color":
                self._workspace.marking.use_color(settings.last_color)
            case "single_keys":
                self._window.verbs.use_single_keys(settings.single_keys)
            case "reduced_motion":
                self._theme.reduce_motion(settings.reduced_motion)
        if name in ("theme", "text_size", "measure"):
            self._show_reading()

    @Slot()
    def _show_reading(self) -> None:
        settings = self._settings
        self._window.page.toolbar.show_reading(settings.theme, settings.text_size, settings.measure)

    @Slot(int, bool)
    def _keep_volume(self, percent: int, _muted: bool) -> None:
        self._settings.volume = percent

    @Slot(object)
    def _keep_follow(self, state: FollowState) -> None:
        self._settings.follow = state is not FollowState.OFF

    @Slot(int)
    def _resize_text(self, by: int) -> None:
        self._settings.text_size = min(LARGEST_TEXT, max(SMALLEST_TEXT, self._settings.text_size + by))

    def _reset_text(self) -> None:
        self._settings.restore("text_size")

    def _toggle_caret(self) -> None:
        view = self._window.page.view
        view.set_caret_mode(not view.caret_mode)

    @Slot(object)
    def _show_open(self, _session: object) -> None:
        self._enable(True)

    @Slot()
    def _show_closed(self) -> None:
        self._enable(False)

    @Slot(bool)
    def _show_all_quotes(self, are_seen: bool) -> None:
        """Let nothing be done to an episode that is not seen."""
        self._enable(self._workspace.session is not None)
        if are_seen:
            covered = [spec.name for spec in TABLE if spec.group not in _ON_EVERY_PAGE]
            off = tuple(name for name in covered if name not in {*_ALWAYS, "start"})
            self._window.verbs.enable(off, False)

    def _enable(self, is_open: bool) -> None:
        """Actions that need an episode are off without one."""
        names = tuple(spec.name for spec in TABLE if spec.name not in _ALWAYS)
        self._window.verbs.enable(names, is_open)
        self._allow_stretching()
        self._allow_clipping(self._clipping.reason)

    @Slot(str)
    def _allow_clipping(self, reason: str) -> None:
        """Offer clips where there is sound to cut; elsewhere *reason* is told."""
        self._window.verbs["clip"].setEnabled(not reason)
        self._window.page.selection_toolbar.allow_clip(reason)
        self._window.page.panel.allow_clips(reason)

    @Slot()
    def _allow_stretching(self) -> None:
        """Leave Shift and the arrows to whoever has the keyboard, but for a chosen quote."""
        self._window.verbs.enable(_STRETCHING, self._workspace.stretching.can_stretch)


class _Verb(QObject):
    """Does one thing when its action is triggered, whatever Qt says beside that."""

    def __init__(self, action: QAction, do: Callable[[], object]) -> None:
        super().__init__(action)
        self._do = do
        action.triggered.connect(self._run)

    @Slot()
    def _run(self) -> None:
        self._do()
