"""Views to text: what commands show, one writer a format, and what makes text safe."""
