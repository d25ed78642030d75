"""The room that makes pixels: canvas, theme, text, sprites, solids, charts. Scenes never see pygame."""
