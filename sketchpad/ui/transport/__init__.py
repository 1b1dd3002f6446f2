"""The row at the top."""
