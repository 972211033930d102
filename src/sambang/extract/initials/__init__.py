"""People named by initials only: "AS (27)", "berinisial MR", "Ya (22), Sup (41) dan AT (39)", "Bripda AG"."""

from sambang.extract.initials.find import find_initials

__all__ = ["find_initials"]
