"""The box that says what program this is."""

import pytest

from sketchpad.about import own_version
from sketchpad.paths import user_directory
from sketchpad.ui.help.about import LICENCE, About


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_version_licence_and_places_are_said(app):
    app.window.menus.actions["help.about"].action.trigger()
    box = app.window.findChild(About)
    assert box.isVisible()
    assert own_version() in box.text()
    for said in (LICENCE, str(user_directory("reports")), str(user_directory("models"))):
        assert said in box.informativeText()
    box.close()
