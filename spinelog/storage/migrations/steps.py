"""The steps in order. A released step is never edited; a change is a new step."""

STEPS = (
    "m0001_first",
    "m0002_story",
    "m0003_blocks",
    "m0004_questionnaires",
    "m0005_from_paper",
    "m0006_cadence",
    "m0007_drafts",
    "m0008_imports",
)
