"""Quotes that stand by themselves, and their proof."""
