"""Sound: players, the clock between two reports, and the peaks of the waveform."""
