"""Small words beside a name that several extractors ask for."""

from __future__ import annotations

AS = frozenset({"sebagai", "selaku"})
ONE = frozenset({"salah", "seorang"})
FORMER = frozenset({"mantan", "eks", "bekas"})
TOLD_BY = frozenset({"menurut", "lewat"})
NAMELY = frozenset({"adalah", "yakni", "yaitu", "ialah"})
ADVERBS = frozenset({"juga", "pun", "kemudian", "lalu", "sendiri", "kembali", "turut", "sempat", "langsung", "hanya"})
PARTICLES = frozenset({"bin", "binti", "bte", "van", "de", "der", "al", "el", "ibn", "abu"})  # of names
PREPOSITIONS = frozenset({"di", "ke", "dari", "pada", "melalui", "lewat", "via"})
