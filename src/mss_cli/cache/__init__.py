"""What is kept between runs so that the next one is quicker; it may be deleted, and everything still works."""
