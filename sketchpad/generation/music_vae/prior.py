"""Where latents come from that no music was read for: the normal distribution, or the neighbourhood of real music.

A network's latents of real music never fill the whole normal distribution that it was trained towards. So weights may
come with examples: latents of music that was learned from. A draw is then one of them, every other bar of which is
exchanged for a near bar of another one whose melody has about its rhythm, and begins and ends about where its own does.
Half the way between two bars there would be leaps that neither has; and where melodies lie octaves apart, which a code
hardly tells, there would be one at every bar line. With examples that do not give their melodies' outlines, a bar goes
most of the way only (Chawla et al., “SMOTE: Synthetic Minority Over-sampling Technique”, 2002). A variation is moved a
little as a whole, and then, one after another, its bars are exchanged so too, first of all its first. What is scattered
lies farther afield: an example blurred by a mixture of all others (a smoothed bootstrap: Efron and Tibshirani, “An
Introduction to the Bootstrap”, 1993, section 16.5; of latents: Ghosh et al., “From Variational to Deterministic
Autoencoders”, 2020, section 4).

Latents of networks that have examples are made of a code for each bar. Bars that sound alike have codes that are alike,
so a song's form can be read from its latent, and is kept: bars that repeat another are moved as that one is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import ENDS, Outline
from sketchpad.generation.music_vae.latent import Latent, slerp
from sketchpad.generation.weights_file import Weights

EXAMPLES = "sketchpad/examples"
"""The name of the examples (count, latent) among a model's arrays."""
ONE_IN = 4
"""One example in so many is looked through for a near bar, so that it is not always the same."""
OUTLINES = "sketchpad/outlines"
"""The name of the outlines of the examples' melodies (count, bars, 18), if known, as `outline_of` tells them."""
AWAY = 0.7
"""How far a bar goes towards another where outlines are not known. With less, or of fewer, bars in a row are copied."""
ABOUT = 2
"""A whole tone: so near are the ends of melodies that begin and end about where others do."""
SHIFTED = 2
"""Steps at which a note begins in one of two bars only: so many at most where they have about one rhythm."""
NEAR = 0.2
"""The distance from which on bars are exchanged one by one; until then all of a latent is moved, after that less."""
BLUR = 0.5
"""How much of what is scattered is not its example's: the share of its standard deviation."""
ALIKE = 0.5
"""Codes are alike whose root mean square distance is less: of equal bars it is about 0.1, of most others about 1."""

Form = NDArray[np.intp]
"""For each bar the first bar that is like it (bars,)."""


class Prior:
    """The prior of a network whose latent has `size` numbers.

    The examples (count, size), two or more if any, are codes of `bars` bars; `outlines` (count, bars, 18) are theirs.
    """

    def __init__(
        self, size: int, bars: int, examples: NDArray[np.float32] | None = None, outlines: Outline | None = None
    ) -> None:
        self._size = size
        self._bars = bars
        self.examples = examples
        self._outlines = outlines
        self._away = AWAY if outlines is None else 1.0
        self._mean = np.zeros(size, dtype=np.float32) if examples is None else examples.mean(axis=0)

    @classmethod
    def of(cls, weights: Weights, size: int, bars: int) -> Prior:
        """The prior that comes with some weights."""
        return cls(size, bars, weights.get(EXAMPLES), weights.get(OUTLINES))

    def draw(self, random: np.random.RandomState) -> Latent:
        """Any latent (size,)."""
        if self.examples is None:
            return random.standard_normal(self._size).astype(np.float32)
        number = random.randint(len(self.examples))
        codes = self.examples[number].reshape(self._bars, -1).copy()
        form = self.form(self.examples[number])
        moved = np.arange(random.randint(2), self._bars, 2)
        moved = moved[form[moved] == moved]
        outline = None if self._outlines is None else self._outlines[number, moved]
        codes[moved] += self._away * (self._near(codes[moved], outline, random, but=number) - codes[moved])
        return codes[form].reshape(-1)

    def _near(
        self, codes: NDArray[np.float32], outline: Outline | None, random: np.random.RandomState, but: int | None = None
    ) -> NDArray[np.float32]:
        """For each code (count, size of a code) one of an example, `but` for one of them, that is near, but not alike.

        Where outlines are known, it is of those whose melodies have about its rhythm, and begin and end about where its
        own does, if there are any; else it is the one whose melody does most so.
        Near are codes in one direction from the mean: by distance, what has few notes is near to everything.
        """
        assert self.examples is not None, "only they have codes"
        others = random.permutation([number for number in range(len(self.examples)) if number != but])[::ONE_IN]
        found = self.examples[others].reshape(-1, codes.shape[1])
        mean = self._mean.reshape(self._bars, -1).mean(axis=0)
        a, b = codes - mean, found - mean
        cosines = (a @ b.T) / np.linalg.norm(a, axis=1, keepdims=True) / np.linalg.norm(b, axis=1)
        squares = np.square(found).sum(axis=1) - 2 * codes @ found.T + np.square(codes).sum(axis=1, keepdims=True)
        if outline is not None and self._outlines is not None:
            theirs = self._outlines[others].reshape(-1, outline.shape[1])
            ends, onsets, their_onsets = outline[:, :ENDS], outline[:, ENDS:], theirs[:, ENDS:]
            apart = np.abs(ends[:, None] - theirs[:, :ENDS]).max(axis=2)
            shared = onsets @ their_onsets.T
            shifted = onsets.sum(axis=1, keepdims=True) + their_onsets.sum(axis=1) - 2 * shared
            beyond = np.maximum(apart - ABOUT, 0) + np.maximum(shifted - SHIFTED, 0)
            cosines = np.where(beyond == 0, cosines, -1 - beyond)
        cosines[squares < codes.shape[1] * ALIKE**2] = -np.inf
        return found[cosines.argmax(axis=1)]

    def scatter(self, random: np.random.RandomState) -> Latent:
        """A latent (size,) farther afield, for who chooses among many: less like music, and more unlike each other."""
        if self.examples is None:
            return random.standard_normal(self._size).astype(np.float32)
        mean, count = self._mean, len(self.examples)
        example = self.examples[random.randint(count)] - mean
        shares = random.standard_normal(count).astype(np.float32)
        mixture = (shares @ self.examples - shares.sum() * mean) / np.sqrt(count)
        drawn = mean + np.sqrt(1 - BLUR**2) * example + BLUR * mixture
        return self._in_form(drawn, self.form(mean + example)).astype(np.float32)

    def vary(
        self, latent: Latent, outline: Outline, distance: float, random: np.random.RandomState, keeps_form: bool
    ) -> Latent:
        """The point at that distance from a latent, 0 to 1, of bars of that outline; at 1 it is a draw.

        Where it keeps the form, bars that are alike in the latent stay so, unless nothing of the latent is left.
        """
        if distance == 1:
            return self.draw(random)
        if self.examples is None or distance <= NEAR:
            return self.blurred(latent, distance, random, keeps_form)
        # A slerp alone comes, half the way, to what is of neither: leaps and syncopation that no music has.
        moved = self.blurred(latent, NEAR * (1 - distance) / (1 - NEAR), random, keeps_form)
        codes = moved.reshape(self._bars, -1)
        many = (distance - NEAR) / (1 - NEAR) * self._bars
        amounts = self._away * np.clip(many - self._turns(random), 0, 1)
        ways = amounts[:, None] * (self._near(codes, outline, random) - codes)
        return (moved + (ways[self.form(latent)] if keeps_form else ways).reshape(-1)).astype(np.float32)

    def _turns(self, random: np.random.RandomState) -> NDArray[np.intp]:
        """For each bar (bars,) how many others are moved before it is.

        The first bar comes first, and then, in any order, every other one; from the middle on these are the bars
        between. So where half of them are moved, a phrase opens with something new and answers with what was there,
        later it comes back and goes on otherwise, and no bars that go round are there once more as they were.
        """
        bars = np.arange(self._bars)
        recalls = (bars + bars // max(self._bars // 2, 1)) % 2
        return np.lexsort((random.random_sample(self._bars), bars > 0, recalls)).argsort()

    def blurred(self, latent: Latent, share: float, random: np.random.RandomState, keeps_form: bool) -> Latent:
        """The point at a share of the way from a latent to any that is scattered."""
        moved = slerp(latent, self.scatter(random), share)
        return latent + self._in_form(moved - latent, self.form(latent)) if keeps_form else moved

    def form(self, latent: Latent) -> Form:
        """Which bars are like earlier ones; without examples each is like itself only."""
        found = np.arange(self._bars)
        if self.examples is None:
            return found
        codes = latent.reshape(self._bars, -1)
        for bar in range(1, self._bars):
            distances = np.sqrt(np.mean(np.square(codes[:bar] - codes[bar]), axis=1))
            nearest = int(distances.argmin())
            if distances[nearest] < ALIKE:
                found[bar] = found[nearest]
        return found

    def _in_form(self, latent: Latent, form: Form) -> Latent:
        """With the codes of the bars that others are like."""
        return latent if self.examples is None else latent.reshape(self._bars, -1)[form].reshape(-1)
