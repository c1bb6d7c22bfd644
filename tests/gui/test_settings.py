"""Settings: kept, checked, and never a reason not to start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import paths
from earmark.gui.settings import ORDERS, Settings
from earmark.model.filters import Order
from earmark.storage import color_names


def test_at_first_everything_is_as_designed(qapp):
    settings = Settings()

    assert (settings.theme, settings.text_size, settings.measure) == ("system", 18, 68)
    assert (settings.audio_backend, settings.rewind_ms, settings.rate) == ("auto", 1500, 1.0)
    assert settings.follow
    assert settings.single_keys
    assert not settings.reduced_motion
    assert (settings.contents_width, settings.annotations_width) == (252, 340)


def test_what_is_chosen_is_there_the_next_time(qapp):
    first = Settings()
    first.theme = "sepia"
    first.text_size = 22
    first.rate = 1.35
    first.follow = False
    first.window_geometry = b"\x00\x01\xff"
    first.save()

    again = Settings()

    assert (again.theme, again.text_size, again.rate) == ("sepia", 22, 1.35)
    assert again.follow is False
    assert again.window_geometry == b"\x00\x01\xff"


def test_a_change_is_told_once_by_its_name(qapp):
    settings = Settings()
    told: list[str] = []
    settings.changed.connect(told.append)

    settings.text_size = 20
    settings.text_size = 20

    assert told == ["text_size"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("text_size", 13),
        ("text_size", 29),
        ("measure", 100),
        ("rate", 3.5),
        ("rate", float("nan")),
        ("volume", -1),
        ("audio_backend", "gramophone"),
        ("last_color", "black"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(qapp, name, value):
    settings = Settings()
    before = getattr(settings, name)

    with pytest.raises(ValueError, match=r".*"):
        setattr(settings, name, value)

    assert getattr(settings, name) == before


def test_restoring_sets_the_named_ones_back_and_leaves_the_rest(qapp):
    settings = Settings()
    settings.theme = "dark"
    settings.text_size = 24
    settings.rate = 2.0

    settings.restore("theme", "text_size")

    assert (settings.theme, settings.text_size, settings.rate) == ("system", 18, 2.0)


def test_values_that_cannot_be_in_the_file_count_as_not_set(qapp):
    paths.settings_file().write_text(
        "[reading]\ntheme=pink\ntext_size=huge\nmeasure=64\n[playback]\nfollow=perhaps\nrate=1,5\n"
    )

    settings = Settings()

    assert (settings.theme, settings.text_size, settings.follow, settings.rate) == ("system", 18, True, 1.0)
    assert settings.measure == 64


@given(st.binary(max_size=400))
def test_no_file_whatever_keeps_the_program_from_starting(tmp_path_factory, qapp, damaged):
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    file.write_bytes(damaged)

    settings = Settings(file)

    assert settings.theme in ("system", "light", "sepia", "dark", "contrast")
    settings.text_size = 27
    settings.save()
    assert Settings(file).text_size == 27


def test_a_folder_in_the_place_of_the_file_is_survived(tmp_path, qapp):
    settings = Settings(tmp_path)
    settings.theme = "dark"
    settings.save()

    assert settings.theme == "dark"


def test_names_of_colors_are_told_at_once_and_kept_in_their_own_file(qtbot):
    settings = Settings()
    told: list[str] = []
    settings.changed.connect(told.append)

    settings.color_names = {"gold": "Claim"}
    settings.color_names = {"gold": "Claim"}

    assert told == ["color_names"]
    assert settings.color_names["gold"] == "Claim"
    qtbot.waitUntil(lambda: color_names.read()["gold"] == "Claim")
    assert Settings().color_names["gold"] == "Claim"


def test_names_of_colors_are_on_the_disk_when_the_settings_are_saved(qapp):
    settings = Settings()
    settings.color_names = {"sky": "Later"}

    settings.save()

    assert color_names.read()["sky"] == "Later"


def test_names_that_the_disk_refuses_hold_until_the_program_ends(qapp):
    paths.config_dir().joinpath("color_names.json").mkdir()
    settings = Settings()
    settings.color_names = {"sky": "Later"}

    settings.save()

    assert settings.color_names["sky"] == "Later"
    assert Settings().color_names["sky"] == "Sky"


def test_every_order_of_quotes_can_be_kept():
    assert tuple(Order) == ORDERS
