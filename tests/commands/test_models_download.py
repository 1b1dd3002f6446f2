"""Fetching checkpoints from the command line."""

from sketchpad.cli import main
from sketchpad.generation.weights import find_model


def test_a_download_goes_into_the_folder_that_is_named(tmp_path, monkeypatch, capsys):
    asked = []

    def download(*all, **named):
        asked.append((all[0], named))
        return find_model("attention_rnn")

    monkeypatch.setattr("sketchpad.commands.models_download.download", download)
    assert main(["models", "--models", str(tmp_path), "download", "attention_rnn"]) == 0
    assert main(["models", "download", "attention_rnn"]) == 0
    assert asked == [("attention_rnn", {"models": tmp_path}), ("attention_rnn", {"models": None})]
