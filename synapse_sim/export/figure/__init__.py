"""Figures for slides and reports, drawn with matplotlib, which is asked for only here."""
