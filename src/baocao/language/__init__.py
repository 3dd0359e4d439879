"""Vietnamese as it is written, with no knowledge of files: text in NFC in, what is wrong in it and where out.

`syllables` is the grammar of the syllable and `nearest` what a slip was meant to be; `spelling`, `placement`, `spaces`,
`capitals` and `abbreviations` look at running text; `whole` lets them look at many passages at once.
"""
