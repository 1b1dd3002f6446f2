"""Magenta's MusicVAE, on our weights, at the sizes that they have."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.magenta.melody import set_variables
from sketchpad.generation.magenta.wire import Arrays, Channel, decoded, encoded

QPM = 120.0
STEPS_PER_SECOND = 8


class MusicVae:
    """Magenta's model of two or sixteen bars, one voice or three, with a flat or a hierarchical encoder."""

    def __init__(self, arrays: Arrays, bars: int) -> None:
        import tensorflow
        from magenta.models.music_vae import configs

        self._tf: Any = tensorflow.compat.v1
        config: Any = copy.deepcopy(configs.CONFIG_MAP[config_name(arrays, bars)])
        config.hparams.override_from_dict({**sizes(arrays), "batch_size": 1})
        # Where a config trains with sampled inputs, Magenta would evaluate with them too; here inputs are given.
        config.hparams.sampling_schedule, config.hparams.sampling_rate = "constant", 0
        self._config = config
        self._hparams = config.hparams
        self._logits: list[Any] | None = None
        self._graph: Any = self._tf.Graph()
        with self._graph.as_default():
            self._build("encoder/mu/kernel" in arrays)
            self._session: Any = self._tf.Session()
            weights = [variable for variable in self._tf.global_variables() if variable.op.name != "global_step"]
            set_variables(self._session, weights, arrays)

    def encode(self, command: dict[str, Any], channel: Channel) -> None:
        """μ and σ of classes (steps, voices)."""
        feeds = {self._inputs: self._one_hot(decoded(command["classes"])), self._length: [self._hparams.max_seq_len]}
        mu, sigma = self._session.run([self._mu, self._sigma], feeds)
        channel.answer(mu=encoded(mu[0]), sigma=encoded(sigma[0]))

    def decode(self, command: dict[str, Any], channel: Channel) -> None:
        """Classes (steps, voices), drawn by TensorFlow."""
        feeds = {self._z: decoded(command["latent"])[None], self._temperature: command["temperature"]}
        (sample,) = self._session.run(self._samples, feeds)
        channel.answer(classes=encoded(self._classes(sample)))

    def logits(self, command: dict[str, Any], channel: Channel) -> None:
        """Answer the logits of each step (steps, all classes), when the steps before it are those of `classes`."""
        one_hot = self._one_hot(decoded(command["classes"]))
        heard = np.concatenate([np.zeros_like(one_hot[:, :1]), one_hot[:, :-1]], axis=1)
        feeds = {self._z: decoded(command["latent"])[None], self._inputs: one_hot, self._heard: heard}
        parts = self._session.run(self._recorded_logits(), feeds)
        voices = len(self._depths)
        rows = [np.concatenate(parts[voice::voices]) for voice in range(voices)]
        channel.answer(logits=encoded(np.concatenate(rows, axis=1)))

    def to_classes(self, command: dict[str, Any], channel: Channel) -> None:
        """What Magenta's data converter makes of songs: the classes of every window that it finds."""
        converter = self._config.data_converter
        converter.max_tensors_per_notesequence = None
        answers = []
        for notes in command["songs"]:
            outputs = converter.to_tensors(_song(notes)).outputs
            answers.append([encoded(self._classes(np.asarray(output, dtype=np.float32))) for output in outputs])
        channel.answer(songs=answers)

    def to_notes(self, command: dict[str, Any], channel: Channel) -> None:
        """What the converter makes of classes: [start, end, pitch, program, is drum] in steps."""
        one_hot = self._one_hot(decoded(command["classes"]))
        (song,) = self._config.data_converter.from_tensors(one_hot)
        channel.answer(
            notes=sorted(
                [
                    round(note.start_time * STEPS_PER_SECOND),
                    round(note.end_time * STEPS_PER_SECOND),
                    note.pitch,
                    note.program,
                    bool(note.is_drum),
                ]
                for note in song.notes
            )
        )

    @property
    def _depths(self) -> list[int]:
        depth = self._config.data_converter.output_depth
        return [depth] if depth <= 90 else [90, 90, depth - 180]

    def _build(self, with_encoder: bool) -> None:
        tf, hparams, model = self._tf, self._hparams, self._config.model
        converter = self._config.data_converter
        steps, depth = hparams.max_seq_len, converter.output_depth
        model.build(hparams, depth, is_training=False)
        self._temperature = tf.placeholder(tf.float32, ())
        self._z = tf.placeholder(tf.float32, (1, hparams.z_size))
        self._inputs = tf.placeholder(tf.float32, (1, steps, converter.input_depth))
        self._heard = tf.placeholder(tf.float32, (1, steps, depth))
        self._length = tf.placeholder(tf.int32, (1, *converter.length_shape))
        self._samples, _ = model.sample(1, max_length=steps, z=self._z, temperature=self._temperature)
        if with_encoder:
            posterior = model.encode(self._inputs, self._length, None)
            self._mu, self._sigma = posterior.loc, posterior.scale.diag

    def _recorded_logits(self) -> list[Any]:
        """What each decoder foresees, in the order in which Magenta asks them: bar by bar, voice by voice.

        Built when first asked for: it is half of the graph, and only comparisons need it.
        """
        if self._logits is None:
            tf = self._tf
            with self._graph.as_default(), tf.variable_scope(tf.get_variable_scope(), reuse=tf.AUTO_REUSE):
                self._logits = self._reconstruction(tf.constant([self._hparams.max_seq_len], tf.int32))
        return self._logits

    def _reconstruction(self, length: Any) -> list[Any]:
        from magenta.models.music_vae import lstm_models

        found: list[Any] = []
        decoder_class: Any = lstm_models.CategoricalLstmDecoder
        original = decoder_class._flat_reconstruction_loss

        def recording(decoder: Any, target: Any, output: Any) -> Any:
            found.append(output)
            return original(decoder, target, output)

        decoder_class._flat_reconstruction_loss = recording
        try:
            self._config.model.decoder.reconstruction_loss(self._heard, self._inputs, length, self._z)
        finally:
            decoder_class._flat_reconstruction_loss = original
        return found

    def _one_hot(self, classes: NDArray[np.int32]) -> NDArray[np.float32]:
        parts = [np.eye(depth, dtype=np.float32)[classes[:, voice]] for voice, depth in enumerate(self._depths)]
        return np.concatenate(parts, axis=1)[None]

    def _classes(self, one_hot: NDArray[np.float32]) -> NDArray[np.int32]:
        parts = np.split(one_hot, np.cumsum(self._depths)[:-1], axis=1)
        return np.stack([part.argmax(axis=1) for part in parts], axis=1).astype(np.int32)


def config_name(arrays: Arrays, bars: int) -> str:
    """Magenta's config of that architecture."""
    if bars == 2:
        return "cat-mel_2bar_small"
    voices = "trio" if "core_decoder/core_decoder_0/decoder/output_projection/bias" in arrays else "mel"
    hierarchical = any(name.startswith("encoder/hierarchical_level_0/") for name in arrays)
    return f"{'hier' if hierarchical else 'hierdec'}-{voices}_16bar"


def sizes(arrays: Arrays) -> dict[str, Any]:
    """The hyperparameters that these arrays were made with."""
    prefix = (
        "core_decoder/core_decoder_0/" if "core_decoder/core_decoder_0/decoder/output_projection/bias" in arrays else ""
    )
    if not prefix and "core_decoder/decoder/output_projection/bias" in arrays:
        prefix = "core_decoder/"
    level = "hierarchical_level_0/" if any(name.startswith("encoder/hierarchical") for name in arrays) else ""
    encoder = _units(arrays, f"encoder/{level}cell_{{}}/bidirectional_rnn/fw/multi_rnn_cell/cell_0/lstm_cell/bias")
    first = "decoder/hierarchical_level_0/initial_state" if prefix else "decoder/z_to_initial_state"
    return {
        "enc_rnn_size": encoder or [16],
        "dec_rnn_size": _units(arrays, f"{prefix}decoder/multi_rnn_cell/cell_{{}}/lstm_cell/bias"),
        "z_size": len(arrays[f"{first}/kernel"]),
    }


def _units(arrays: Arrays, name: str) -> list[int]:
    found: list[int] = []
    while name.format(len(found)) in arrays:
        found.append(len(arrays[name.format(len(found))]) // 4)
    return found


def _song(notes: list[list[Any]]) -> Any:
    """A NoteSequence of [start, end, pitch, program, is drum, instrument] in steps."""
    from note_seq.protobuf import music_pb2

    song: Any = music_pb2.NoteSequence(ticks_per_quarter=220)
    song.tempos.add(qpm=QPM)
    song.time_signatures.add(numerator=4, denominator=4)
    for start, end, pitch, program, is_drum, instrument in notes:
        song.notes.add(
            start_time=start / STEPS_PER_SECOND,
            end_time=end / STEPS_PER_SECOND,
            pitch=pitch,
            velocity=80,
            program=program,
            is_drum=is_drum,
            instrument=instrument,
        )
    song.total_time = max((note.end_time for note in song.notes), default=0)
    return song
