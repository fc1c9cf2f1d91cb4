"""Facts about the Multinational Security Support mission in Haiti, each with its source."""

__version__ = "0.1.0"
