"""Runs in the rival's own environment: noisy sentences as JSONL on stdin, its sentences and seconds as JSONL on stdout."""

from __future__ import annotations

import json
import sys
import time

from nahiarhdNLP.preprocessing.normalization.spell_corrector import SpellCorrector

corrector = SpellCorrector()
corrector.correct_sentence("percobaan")  # its first call reads the data
for line in sys.stdin:
    sentence = json.loads(line)
    start = time.perf_counter()
    text = corrector.correct_sentence(sentence)
    print(json.dumps({"text": text, "seconds": time.perf_counter() - start}))
