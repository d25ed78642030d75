"""One file that shows a run in any browser, without network and without Python."""
