"""What every control has."""

from itertools import pairwise

from PySide6.QtCore import Qt


def check_controls(controls):
    """Each has a name of its own, a tip, and the place after the one before it in the tab order."""
    assert len({widget.accessibleName() for widget in controls}) == len(controls)
    for widget, after in pairwise(controls):
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        following = widget.nextInFocusChain()
        while following not in controls:
            following = following.nextInFocusChain()
        assert following is after
