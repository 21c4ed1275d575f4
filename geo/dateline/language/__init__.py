"""Reading text: tokens, sentences, numbers and dates, with one lexicon file a language.

What is known of a language is data (``en.toml``, ``fr.toml``); the code beside it is the same for all.
"""
