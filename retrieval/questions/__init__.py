"""Questions: what one asks for, worked out before the library is looked at.

question    its terms and the form of its answer, as it is searched
forms       kinds of answers, and the evidence of them in a sentence
"""

from retrieval.questions.forms import EVIDENCE, AnswerForm
from retrieval.questions.question import MAX_TERMS, Question, read, understood

__all__ = ["EVIDENCE", "MAX_TERMS", "AnswerForm", "Question", "read", "understood"]
