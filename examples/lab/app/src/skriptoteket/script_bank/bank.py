"""The tools that come with the repository."""

from collections import namedtuple

Entry = namedtuple("Entry", "slug title source_filename")
SCRIPT_BANK = [Entry("grade-report", "Grade report", "grade_report.py"), Entry("seating-plan", "Seating plan", "seating_plan.py")]
