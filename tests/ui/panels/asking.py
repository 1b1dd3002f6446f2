"""What the panel Generate is told to do."""


def choose(panel, model, verb=None):
    panel.model.setCurrentIndex(panel.model.findData(model))
    if verb:
        panel.verb.setCurrentIndex(panel.verb.findData(verb.value))


def generate(app, qtbot):
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        app.window.panel.generate.click()
