"""The record whole, in forms that other tools open: a database, a package of tables, a page."""
