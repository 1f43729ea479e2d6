"""Expands recurrence rules by somebody else's code: one JSON line in, one JSON line out.

    oracle.py dateutil|libical   <  {"rule": "FREQ=DAILY", "start": "20260101T053000",
                                     "horizon": "20270101T000000", "most": 500}
                                 >  ["20260101T053000", ...]

Only occurrences before the horizon, at most so many. Neither library is told of a time zone: what
goes in and comes out is local time without one. An answer {"refused": "..."} is the library's.
"""

import calendar
import ctypes
import json
import sys
import time
import types
from datetime import datetime, timedelta

FORM = "%Y%m%dT%H%M%S"


def by_dateutil():
    from dateutil import rrule as module

    # A rule without an occurrence is searched to the last year that datetime knows: 8 000 years of
    # days in Python. It is given a datetime that knows none after the horizon's.
    bounded = types.SimpleNamespace(**vars(module.datetime))
    module.datetime = bounded

    def expand(rule, start, horizon, most):
        bounded.MAXYEAR = horizon.year
        found = []
        for occurrence in module.rrulestr(rule, dtstart=start):
            if len(found) == most or occurrence >= horizon:
                break
            found.append(occurrence.strftime(FORM))
        return found

    return expand


def by_libical():
    ical = ctypes.CDLL("libical.so.3")
    # int icalrecur_expand_recurrence(const char *rule, time_t start, int count, time_t *array);
    ical.icalrecur_expand_recurrence.argtypes = [
        ctypes.c_char_p,
        ctypes.c_int64,
        ctypes.c_int,
        ctypes.POINTER(ctypes.c_int64),
    ]

    def expand(rule, start, horizon, most):
        if "COUNT=" not in rule and "UNTIL=" not in rule:
            rule += ";UNTIL=" + (horizon - timedelta(seconds=1)).strftime(FORM)
        # What is not written to stays 0: no rule of ours starts in 1970.
        found = (ctypes.c_int64 * most)()
        ical.icalrecur_expand_recurrence(
            rule.encode(), calendar.timegm(start.timetuple()), most, found
        )
        before = calendar.timegm(horizon.timetuple())
        return [time.strftime(FORM, time.gmtime(at)) for at in found if 0 < at < before]

    return expand


def main():
    expand = {"dateutil": by_dateutil, "libical": by_libical}[sys.argv[1]]()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = expand(
                asked["rule"],
                datetime.strptime(asked["start"], FORM),
                datetime.strptime(asked["horizon"], FORM),
                asked["most"],
            )
        except (ValueError, IndexError) as refused:
            answer = {"refused": str(refused)}
        print(json.dumps(answer))


main()
