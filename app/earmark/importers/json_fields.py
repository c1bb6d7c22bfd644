"""What fields are called that mean the same, in the order in which they are taken where there are several."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Of segments and words; as `json_values.spelled` spells them.

TEXT = _words("""
    punctuatedword punct displaytext body text content transcript sentence utterance value word w line
    caption message transcription display utf8 segment utt term alignedword lines paragraph sentences
    cue subtitle dialogue substring part finalsentence html words
""")
LINES = _words("lines content sentences")
"""Those of `TEXT` that may be lists: of lines, or of objects with text."""

START = _words("""
    start starttime startms starttimems startmillis startmilliseconds startseconds startsec
    starttimeseconds starttimeinseconds starttimemilliseconds starttimestamp tstartms begin begintime
    beginms beginoffsetmillis beginaudiotime timebegin timestart from ts startoffset startoffsetms
    offsetmilliseconds offsetms offsetinticks offsets offsetseconds offset timeoffset adjustedstart
    timestamps timestamp time timestampms timecode datastart bg at in t s
""")
END = _words("""
    end endtime endms endtimems endmillis endmilliseconds endseconds endsec endtimeseconds
    endtimeinseconds endtimemilliseconds endtimestamp endoffsetmillis endaudiotime timeend finish
    finishtime to endts endoffset endoffsetms adjustedend dataend stop ed out e
""")
DURATION = _words("""
    durationms durationmilliseconds durationseconds durationinticks ddurationms duration dur d length
""")
SPEAKER = _words("""
    participantdetails speakername speakerdisplayname voice speaker speakerlabel participant speakerid
    speakertag speakers spk spkid sid author who participantrole role nickname username user name
    channellabel channeltag
""")
SURELY_SPEAKER = _words("speaker speakername speakerdisplayname speakerlabel speakerid voice spk")
WORDS = _words("""
    words tokens items elements wordtimestamps wordlevel terms alignment wordsresult segs result
    children subwords wordsinfo wordinfo sentences
""")
PARAGRAPH = _words("paragraphid para paragraph paragraphindex")

# Of a whole file; as they are written.

WHOLE_TEXT = _words("""
    transcript text transcription body content full_transcript fullText combinedText vtt srt
""")
PARTS_OF_TEXT = _words("segments paragraphs lines transcript content")
"""Lists whose texts, put together, are the transcript."""
TITLE = _words("title episodeTitle episode_title episodeName episode_name")
SHOW = _words("""
    show podcastName podcast_name showName show_name podcastTitle podcast_title podcast series
""")
NUMBER = _words("episodeNumber episode_number number")
DATE = _words("date pubDate pub_date published publishedAt published_at releaseDate release_date")
WRAPPERS = _words("result results data response output transcript transcription")
"""Objects in which all that a service answered may lie."""
PLACES = _words("episode metadata meta speech info podcast")
"""Objects in which a file may tell these, rather than at its top."""
CHAPTER_START = _words("startTime start_time start")
CHAPTER_TITLE = _words("title headline gist name")
SPEAKER_ID = _words("id spkid speaker_id speakerId @id spk label")
SPEAKER_NAME = _words("name speaker_name speakerName displayName display_name label")
UNKNOWN_SPEAKER = _words("uu unk unknown none null undefined ? - speaker_unknown unknown_speaker")
TALK = _words("segments words utterances results text transcript turns transcription")
"""Where there is one of these at the top, the file is about what is said."""
