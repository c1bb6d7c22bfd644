"""The commands of `earmark` that open no window. None of them loads Qt.

A command is a module with `add_parser` and `run`; what several share stands beside them.
"""
