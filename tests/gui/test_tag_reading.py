"""What the audio and a list of chapters say of an episode, where the transcript does not."""

from __future__ import annotations

import json

from tests.gui.talk_files import write_talk
from tests.importers import tagged

from earmark.model.episode import Chapter


def test_title_show_and_chapters_come_from_the_audio(start, tmp_path):
    talk = write_talk(tmp_path / "talk.txt", 6)
    at_work = start(talk, tagged.full_mp3(tmp_path))

    at_work.wait(lambda: at_work.session.episode.title)

    episode = at_work.session.episode
    assert (episode.title, episode.show, episode.number) == ("The Turning Lamp", "Harbour Light", "14")
    assert episode.chapters == tuple(Chapter(title, start_ms) for title, start_ms in tagged.CHAPTERS)
    assert at_work.window.windowTitle() == "The Turning Lamp"
    assert at_work.page.contents._head.accessibleName() == "The Turning Lamp, Harbour Light 14"


def test_what_the_transcript_says_itself_stays(start, tmp_path):
    talk = write_talk(tmp_path / "talk.md", 6)
    talk.write_text("---\ntitle: Low water\n---\n\n" + talk.read_text())
    at_work = start(talk, tagged.full_mp3(tmp_path))

    at_work.wait(lambda: at_work.session.episode.show)

    assert at_work.session.episode.title == "Low water"


def test_tags_change_no_quote_and_nothing_on_the_disk(start, tmp_path):
    talk = write_talk(tmp_path / "talk.txt", 6)
    at_work = start(talk)
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    before = at_work.sidecar()["annotations"]

    at_work.app.program.link_audio(tagged.full_mp3(tmp_path))
    at_work.wait(lambda: at_work.session.episode.title)

    assert at_work.kept == [("Crate 2 is carried", "gold")]
    assert at_work.sidecar()["annotations"] == before


def test_a_list_of_chapters_beside_the_transcript_is_shown(start, tmp_path):
    talk = write_talk(tmp_path / "talk.txt", 6)
    chapters = [{"startTime": 0, "title": "Ebb"}, {"startTime": 30, "title": "Flood"}]
    (tmp_path / "talk.chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": chapters}))
    at_work = start(talk)

    at_work.wait(lambda: at_work.session.episode.chapters)

    assert [chapter.title for chapter in at_work.session.episode.chapters] == ["Ebb", "Flood"]


def test_a_broken_list_of_chapters_harms_nothing(start, tmp_path):
    talk = write_talk(tmp_path / "talk.txt", 6)
    (tmp_path / "talk.chapters.json").write_text("{")
    at_work = start(talk)
    at_work.app.program.link_audio(tagged.full_mp3(tmp_path))

    at_work.wait(lambda: at_work.session.episode.title)

    assert set(at_work.banners()) <= {"length"}  # the sound is shorter than the talk, if that is known by now


def test_an_episode_without_a_title_goes_by_the_name_of_its_file(start, tmp_path):
    at_work = start(write_talk(tmp_path / "low water 14.txt", 6))
    assert at_work.page.contents._head.accessibleName() == "low water 14"
