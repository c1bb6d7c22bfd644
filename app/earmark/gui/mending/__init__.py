"""The transcript put right: words, times, turns, speakers, and what was read for doubtful."""
