"""Quotes that lost their place, or whose place is doubtful: found again, reviewed, placed by hand."""
