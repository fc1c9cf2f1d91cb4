"""Charts of figures over time: one layout, drawn in a terminal or as SVG."""
