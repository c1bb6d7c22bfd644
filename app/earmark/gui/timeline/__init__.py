"""The timeline under the page: waveform, chapters, quotes, loop and preview."""
