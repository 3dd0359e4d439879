"""TCVN3 and VNI, the fonts' own encodings from before Unicode, read by mistake as Latin letters."""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_PAIRS = {
    "a": dict(zip("ùøûõïêâéèúüëáàåãä", "áàảãạăâắằẳẵặấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_SINGLE = dict(zip("æóòîôöñ", "ỉĩịỵơưđ", strict=True))
_VNI = {base + mark: letter for base, marks in _VNI_PAIRS.items() for mark, letter in marks.items()} | _VNI_SINGLE
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {
    old[0].upper() + old[1]: new.upper() for old, new in _VNI.items() if len(old) == 2
}
_VNI_TOKEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_FIRST = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan "
    "oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn "
    "ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uâc uân uâng uât uây uc uê uêch uên uêt uênh ui um un ung uô uôc uôi uôm uôn "
    "uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu "
    "ưt ưu y yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(rf"(?:{_FIRST})?(?:{_RHYMES.replace(' ', '|')})")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_OLD = "[µ¶·¸¹¨»¼½¾©®ª×÷«¬\xad¡¢£¤¥¦§]+"
_NEW = r"[^\W\d_¹²³¼½¾]+"
_WORD = re.compile(rf"{_NEW}(?:{_OLD}[^\W\d_]*)*|{_OLD}{_NEW}[^\s\d.,;:()\"'/-]*")


def is_syllable(word: str) -> bool:
    """Tell whether the word could be a Vietnamese syllable."""
    letters = unicodedata.normalize("NFD", word.lower())
    bare = letters.translate(_TONES)
    stopped = bare.endswith(("c", "ch", "p", "t"))
    if len(letters) - len(bare) > 1 or (stopped and not {"\u0301", "\u0323"} & set(letters)):
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def vietnamese_words(text: str) -> int:
    """Return how many words with a mark make Vietnamese syllables."""
    return sum(not word.isascii() and is_syllable(word) for word in re.findall(r"[^\W\d_]+", text))


def from_tcvn3(text: str) -> str:
    """Return what TCVN3 text that was read as Latin-1 says."""
    return "".join(_TCVN3.get(ch, ch) for ch in text)


def from_vni(text: str) -> str:
    """Return what VNI text that was read as windows-1252 says."""
    return _VNI_TOKEN.sub(lambda match: _VNI[match[0]], text)


def suspect(line: str) -> tuple[str, int, str] | None:
    """Return the old encoding that a line is in, the offset of its first odd word, and what it says.

    A line is suspect when at least two different words in it that are no Vietnamese become Vietnamese
    by the same table, and such words are most of its words with marks: a French or German name, a unit
    such as `µm` or a sign such as `®` alone is not enough.
    """
    words = [(match.start(), match[0]) for match in _WORD.finditer(line) if not match[0].isascii()]
    for name, convert in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
        turned = [(at, word) for at, word in words if _turns(word, convert(word))]
        plain = [word for _, word in words if is_syllable(word) and convert(word) == word]
        if len({word for _, word in turned}) >= 2 and len(turned) * 3 >= len(words) * 2 and not plain:
            return name, turned[0][0], convert(line.strip())
    return None


def _turns(word: str, converted: str) -> bool:
    return len(word) > 1 and not is_syllable(word) and is_syllable(converted)
