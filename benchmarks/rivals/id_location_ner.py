"""Runs in the rival's own environment: articles as JSONL on stdin, its places and seconds as JSONL on stdout."""

from __future__ import annotations

import json
import sys
import time

from location_ner import LocationExtractor

LEVELS = {"province": "province", "city": "regency", "district": "district", "subdistrict": "village"}

start = time.perf_counter()
extractor = LocationExtractor.from_csv(sys.argv[1])
print(json.dumps({"start": time.perf_counter() - start}))
for line in sys.stdin:
    article = json.loads(line)
    start, cpu = time.perf_counter(), time.process_time()
    mentions = extractor.extract(article["text"], fuzzy=False)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    found = {(LEVELS[m.level], m.candidates[0][f"{m.level}_name"] or m.matched_text) for m in mentions if m.candidates}
    print(json.dumps({"found": sorted(found), "seconds": seconds, "cpu": cpu}))
