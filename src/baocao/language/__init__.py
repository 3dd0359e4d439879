"""Vietnamese as it is written, with no knowledge of files: text in, what is wrong in it and where out.

`syllables` is the grammar of the syllable, `nearest` what a slip was meant to be, `spelling` finds slips in text.
"""
