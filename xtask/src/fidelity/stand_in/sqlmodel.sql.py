"""Stands in for sqlmodel.sql."""
