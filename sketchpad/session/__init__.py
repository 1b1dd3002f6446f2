"""The document, its edits, and the thread that generates: QtCore, no widgets."""
