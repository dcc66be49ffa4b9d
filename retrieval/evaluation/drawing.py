"""Drawing: reliability diagrams as a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence

from retrieval.evaluation.figures import Evaluation

BLUE, GREY = "#08519c", "#bdbdbd"
COLUMNS = 3


def drawn(found: Sequence[Evaluation]) -> bytes:
    """A PNG with a panel for each set: the share that was right against the mean confidence, as
    points whose areas go by the questions; on the dashed line confidence keeps its word. Grey bars
    are the questions of each bin, as a share of the fullest one."""
    from matplotlib.figure import Figure

    columns = min(COLUMNS, len(found))
    rows = -(-len(found) // columns)
    figure = Figure(figsize=(4.6 * columns, 4.6 * rows), layout="constrained")
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for one, axes in zip(found, panels, strict=False):
        held = [part for part in one.calibration if part.questions]
        most = max((part.questions for part in held), default=1)
        axes.bar(
            [(part.start + part.end) / 2 for part in held],
            [part.questions / most for part in held],
            width=0.09,
            color=GREY,
            alpha=0.5,
        )
        axes.plot((0, 1), (0, 1), "--", color="black", linewidth=1)
        axes.axvline(one.threshold, color=BLUE, linewidth=1, linestyle=":")
        sure, right = [part.confidence for part in held], [part.right for part in held]
        axes.plot(sure, right, "-", color=BLUE)
        axes.scatter(sure, right, s=[20 + 120 * part.questions / most for part in held], color=BLUE)
        error = "-" if one.calibration_error is None else f"{one.calibration_error:.3f}"
        axes.set(
            # A dollar sign would begin a formula.
            title=f"{one.name}: {one.questions:,} questions, error {error}".replace("$", r"\$"),
            xlabel="confidence (dotted: threshold)",
            ylabel="share that was right",
            xlim=(0, 1),
            ylim=(0, 1.02),
        )
    for axes in panels[len(found) :]:
        axes.set_visible(False)
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=110)
    return image.getvalue()
