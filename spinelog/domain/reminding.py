"""What is asked for a reminder in one's calendar."""

from __future__ import annotations

from datetime import time

from spinelog.domain.describe import Field
from spinelog.domain.kinds import TIME

AT = Field("at", TIME, "At", question="At what time?", help="like 20:00", default=time(20), required=True)
FILE_NAME = "spinelog-reminder.ics"
