"""The annotations panel: one card a quote, with its filters and its editor."""
