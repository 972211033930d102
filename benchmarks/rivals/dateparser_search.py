"""Runs in the rival's own environment: articles as JSONL on stdin, its dates and seconds as JSONL on stdout."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time

from dateparser.search import search_dates

start = time.perf_counter()
search_dates("1 Mei 2025", languages=["id"])
print(json.dumps({"start": time.perf_counter() - start}))
for line in sys.stdin:
    article = json.loads(line)
    settings = {"REQUIRE_PARTS": ["day", "month"], "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if article["published"]:  # a missing year is the one before the article came out
        settings["RELATIVE_BASE"] = dt.datetime.fromisoformat(article["published"])
    else:
        settings["REQUIRE_PARTS"] = ["day", "month", "year"]
    start = time.perf_counter()
    dates = search_dates(article["text"], languages=["id"], settings=settings) or []
    seconds = time.perf_counter() - start
    print(json.dumps({"found": sorted({(found.date().isoformat(),) for _, found in dates}), "seconds": seconds}))
