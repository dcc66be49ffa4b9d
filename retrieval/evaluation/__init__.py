"""Evaluation: what a library's rankings, excerpts and confidence are worth on judged questions.

    sets          questions with their judgements and answer strings
    asking        one run: each question ranked and answered once
    measures      the field's measures of rankings      multihop   those of one paper
    hits          whether an excerpt answers
    confidence    what confidence tells: AUROC, false answers, calibration
    resampling    intervals and paired significance
    summaries     summaries against references, by ROUGE
    figures       all of it as one record
    saving        values of a run for later comparison   drawing    reliability as a picture

Asks a library through its public face alone, and judges nothing by itself: what is relevant and
what answers is said by the files. Importing this package loads nothing.
"""
