"""The song as it is kept: its files, its copies, its exports."""
