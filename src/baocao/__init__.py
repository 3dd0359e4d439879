"""Builds a department's yearly report as a Word file in the format of Decree 30/2020/NĐ-CP."""

__version__ = "0.1.0"
