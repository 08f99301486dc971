"""Charts: a spec that says what to draw, and its renderings: terminal cells, SVG, plain words."""
