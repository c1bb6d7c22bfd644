"""What leaves the window: exports, clips of sound, citations, transcripts in other formats."""
