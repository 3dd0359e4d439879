"""Word files: a document to bytes, bytes to what Word would show, and where each phrase comes from."""

from baocao.word.package import write
from baocao.word.parts import NotWordError
from baocao.word.places import Located, find, places
from baocao.word.read import read

__all__ = ["Located", "NotWordError", "find", "places", "read", "write"]
