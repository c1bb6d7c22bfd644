"""The 39 phones of English that are told apart, and how the model's own signs are folded into them.

The phones are those of the CMU dictionary without stress.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_SIGNS: Final = {
    "AA": "ɑ ɒ a",
    "AE": "æ",
    "AH": "ʌ ə ɐ",
    "AO": "ɔ",
    "AW": "aʊ",
    "AY": "aɪ",
    "B": "b",
    "CH": "t͡ʃ",
    "D": "d",
    "DH": "ð",
    "EH": "ɛ",
    "ER": "ɝ ɚ ɜ",
    "EY": "eɪ e",
    "F": "f",
    "G": "g ɡ",
    "HH": "h",
    "IH": "ɪ ɨ",
    "IY": "i",
    "JH": "d͡ʒ",
    "K": "k",
    "L": "l ɫ",
    "M": "m",
    "N": "n",
    "NG": "ŋ",
    "OW": "oʊ o",
    "OY": "ɔɪ",
    "P": "p",
    "R": "ɹ r",
    "S": "s",
    "SH": "ʃ",
    "T": "t ɾ",
    "TH": "θ",
    "UH": "ʊ",
    "UW": "u",
    "V": "v",
    "W": "w",
    "Y": "j",
    "Z": "z",
    "ZH": "ʒ",
}
"""Each phone with the signs (IPA) that mean it."""

PHONES: Final = tuple(_SIGNS)
NUMBER: Final = {phone: k for k, phone in enumerate(PHONES)}
BOUNDARY: Final = len(PHONES)
"""The class of "between two words"."""
BLANK: Final = BOUNDARY + 1
"""The class of "nothing new": CTC's blank."""
CLASSES: Final = BLANK + 1
BY_SIGN: Final = {sign: NUMBER[phone] for phone, signs in _SIGNS.items() for sign in signs.split()}

_HEARD_ALIKE: Final = {
    "AO": "AA", "IH": "AH", "UH": "AH", "Z": "S", "D": "T", "DH": "T", "TH": "T", "ER": "R", "V": "F",
    "ZH": "SH",
}  # fmt: skip
"""Phones that are so often taken for one another that anchors do not tell them apart."""
ROUGH: Final[Ints] = np.array([NUMBER[_HEARD_ALIKE.get(phone, phone)] for phone in PHONES], np.int64)
"""For each phone the one that stands for it where anchors are looked for."""


def folding(signs: Sequence[str]) -> Floats:
    """Return the matrix that sums the model's classes into ours.

    Args:
        signs: The model's classes in its order, with `<wb>` and `<blank>` for
            boundary and blank. Others that mean no phone are left out.
    """
    matrix = np.zeros((len(signs), CLASSES), np.float32)
    own = BY_SIGN | {"<wb>": BOUNDARY, "<blank>": BLANK}
    for k, sign in enumerate(signs):
        if sign in own:
            matrix[k, own[sign]] = 1
    return matrix
