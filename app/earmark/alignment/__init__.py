"""Finds out when each word of a transcript is spoken, by listening, without a network.

The sound is turned into likely phones (`hearing`), the words into the phones
they would be spoken with (`spoken`, `lexicon`). Stretches where both agree
are found first (`anchoring`), each window between them is then followed frame
by frame (`trellis`). `placing` does this for an episode, `outcome` tells what
it means for the map from the transcript's time to the audio's, and `process`
is the child in which all of it runs.
"""
