"""Operators by name."""

from operator import add, and_, eq, ge, gt, inv, le, lt, mod, mul, ne, neg, or_, sub, truediv
