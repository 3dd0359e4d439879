"""Word files: a document to bytes, bytes to what Word would show, and where each phrase comes from."""

from baocao.word.container import NotWordError
from baocao.word.package import write
from baocao.word.parts import contents
from baocao.word.passages import passages
from baocao.word.places import Located, find, places
from baocao.word.read import read
from baocao.word.reading_order import numbered

__all__ = ["Located", "NotWordError", "contents", "find", "numbered", "passages", "places", "read", "write"]
