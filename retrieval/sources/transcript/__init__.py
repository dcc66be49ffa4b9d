"""Broadcast transcripts: text files in the nine layouts (A to I) that one news page has had.

     date 2025-04-11 News Today                 FERRY FARES FROZEN
    [News Today] Harbor bridge reopens          입력 2024.06.12 (15:08)
    [LEAD]                                      [Anchor Lead]

A layout is not detected as such: the lines themselves tell what they are (`lines`), stories are
found by what stands before a lead mark (`stories`), and who speaks by the form of a quote's head
(`speakers`), so a page that mixes layouts reads right too. No character is lost but marks and
page furniture: each is in exactly one passage or header field.
"""

from retrieval.sources.transcript.stories import is_transcript, parse

__all__ = ["is_transcript", "parse"]
